import { setImmediate } from 'node:timers/promises';
import type { Entity } from '../../contract/entity.ts';
import { NoConsentError } from '../../http/errors.ts';
import { describeEntity } from '../../reading/entity-answer.ts';
import { toSummary } from '../../reading/entity-view.ts';
import { requireEntity } from '../../reading/find.ts';
import { describeRelations } from '../../reading/relation-view.ts';
import type { Relation } from '../../contract/relation.ts';
import type { EntityExport, ExportedRelation } from '../formats/exported.ts';
import { AT_ONCE, allSources, sourcesNamed, type ExportGround } from './ground.ts';
import { keepRights } from './rights.ts';

/** More relations than any but a country has. */
const MOST_RELATIONS = 5000;

/**
 * An entity with its relations and facts, as far as they may travel. Throws as `requireEntity` does, and NoConsentError
 * for a person who has not consented.
 */
export async function gatherEntity(ground: ExportGround, id: string): Promise<EntityExport> {
  const { store, snapshot, lang, origin } = ground;
  const record = await requireEntity(store, snapshot, id);
  if (record.visibility !== 'public') throw new NoConsentError(id);
  const [{ facts, ...entity }, sources, { items, total }] = await Promise.all([
    describeEntity(store, snapshot, record, lang),
    allSources(ground),
    firstRelations(ground, id),
  ]);
  const rights = keepRights(snapshot, sources, lang);
  const described = await describeRelations(store, items, lang, snapshot.projection);
  const relations = described.flatMap((relation) => rights.relation(relation) ?? []);
  const told = facts.map((fact) => rights.fact(fact, id));
  return {
    name: id,
    title: entity.name,
    lang,
    revision: snapshot.projection.revision,
    origin,
    query: ground.query,
    withheld: rights.withheld(),
    cut: items.length < total ? { shown: items.length, total } : null,
    hidden: 0,
    unspelled: 0,
    sources: sourcesNamed(
      sources,
      [...relations, ...told].flatMap(({ evidence }) => evidence.map(({ source }) => source.id)),
    ),
    entity,
    relations,
    facts: told,
    places: placesOf(ground, record, relations),
  };
}

async function firstRelations(
  { store }: ExportGround,
  id: string,
): Promise<{ items: Relation[]; total: number }> {
  const query = { audience: 'public' as const, of: [id], limit: AT_ONCE };
  const { items, total, next } = await store.relations(query);
  let after = next;
  while (after !== null && items.length < MOST_RELATIONS) {
    await setImmediate();
    const page = await store.relations({ ...query, after });
    items.push(...page.items);
    after = page.next;
  }
  return { items, total };
}

/** The region that each end lies in, where it is known. */
function placesOf(
  { snapshot: { projection, geography }, lang }: ExportGround,
  { id }: Entity,
  relations: readonly ExportedRelation[],
): EntityExport['places'] {
  const ids = relations.flatMap(({ from, to }) => [from, to].flatMap((end) => ('id' in end ? [end.id] : [])));
  const regions = [...new Set([id, ...ids])].flatMap((one) => {
    const region = projection.entity(geography.regionOf(one) ?? '');
    return region ? [[one, { id: region.id, name: toSummary(region, lang).name }] as const] : [];
  });
  return new Map(regions);
}
