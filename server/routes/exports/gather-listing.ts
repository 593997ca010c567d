import { setImmediate } from 'node:timers/promises';
import type { Entity } from '../../contract/entity.ts';
import { encodeCursor, pageOf } from '../../http/cursor.ts';
import { PROBLEMS } from '../../locales/problems.ts';
import { wordsIn } from '../../locales/words-in.ts';
import { toSummary } from '../../reading/entity-view.ts';
import { listEntities } from '../../search/list-entities.ts';
import type { ListedEntity, ListingExport } from '../formats/exported.ts';
import { placeIn, selectEntities, type EntityFilterQuery, type EntitySelection } from '../select-entities.ts';
import { allSources, AT_ONCE, sourcesNamed, type ExportGround } from './ground.ts';

export interface ListingQuery extends EntityFilterQuery {
  limit: number;
  cursor?: string | undefined;
}

interface Listed {
  items: Entity[];
  total: number;
  next: string | null;
  persons: number;
  note: string | null;
}

/**
 * The entities that a query asks for, `limit` of them from the cursor on. Persons who have not consented are never
 * among them. Refuses as `selectEntities` does.
 */
export async function gatherListing(
  ground: ExportGround,
  query: ListingQuery,
  now: Date,
): Promise<ListingExport> {
  const { snapshot, lang, origin, query: asked } = ground;
  const selection = await selectEntities({ ...ground, now }, query);
  const { items, total, next, persons, note } =
    selection === null
      ? await nobody(ground)
      : await (selection.ranked ? ranked(selection.ranked, query) : inOrder(ground, selection, query));
  const entities = items.map((entity) => listed(ground, entity));
  const sources = await allSources(ground);
  return {
    name: 'entities',
    title: wordsIn(lang)('export.listing'),
    lang,
    revision: snapshot.projection.revision,
    origin,
    query: asOfQuery(asked, selection),
    withheld: { quotes: 0, persons, relations: 0 },
    cut: items.length < total ? { shown: items.length, total } : null,
    hidden: 0,
    unspelled: 0,
    sources: sourcesNamed(
      sources,
      entities.flatMap((entity) => entity.sources),
    ),
    entities,
    next,
    note,
  };
}

/** What was asked, with the day that `when` meant: the file outlives it. */
function asOfQuery(asked: string, selection: EntitySelection | null): string {
  if (!selection?.asOf || /(?:^|&)asOf=/.test(asked)) return asked;
  return `${asked}&asOf=${selection.asOf}`;
}

/** People without a name or a topic are not listed. */
async function nobody({ store, lang }: ExportGround): Promise<Listed> {
  const { total } = await store.list({
    audience: 'public',
    types: ['person'],
    includeLimited: true,
    limit: 1,
  });
  return {
    items: [],
    total: 0,
    next: null,
    persons: total,
    note: PROBLEMS['people-need-query'].detail[lang],
  };
}

function ranked(all: readonly Entity[], { limit, cursor }: ListingQuery): Listed {
  const open = all.filter(({ visibility }) => visibility === 'public');
  return { ...pageOf(open, limit, cursor), persons: all.length - open.length, note: null };
}

async function inOrder(
  ground: ExportGround,
  selection: EntitySelection,
  { limit, cursor }: ListingQuery,
): Promise<Listed> {
  const { list } = selection;
  const items: Entity[] = [];
  const open = { ...list, includeLimited: false };
  const everybody = await listEntities(ground, { ...list, includeLimited: true, limit: 1 });
  let after = placeIn(selection, cursor) ?? null;
  let total: number;
  do {
    const page = await listEntities(ground, {
      ...open,
      limit: Math.min(AT_ONCE, limit - items.length),
      after,
    });
    items.push(...page.items);
    ({ next: after, total } = page);
    if (after !== null) await setImmediate();
  } while (after !== null && items.length < limit);
  return { items, total, next: encodeCursor(after), persons: everybody.total - total, note: null };
}

function listed({ snapshot: { projection, geography }, lang }: ExportGround, entity: Entity): ListedEntity {
  const { id, descriptions, aliases, identifiers, homepage, point } = entity;
  const relations = [...projection.leaving(id), ...projection.reaching(id)];
  return {
    ...toSummary(entity, lang),
    descriptions,
    aliases,
    identifiers,
    homepage,
    point,
    regions: [...geography.regionsOf(id)].flatMap((one) => {
      const region = projection.entity(one);
      return region ? [{ id: region.id, name: toSummary(region, lang).name }] : [];
    }),
    relations: relations.length,
    sources: [...new Set(relations.flatMap(({ sources }) => sources))].sort(),
  };
}
