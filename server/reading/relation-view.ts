import type {
  EntitySummary,
  EvidenceAnswer,
  RelationAnswer,
  RelationEnd,
  SourceAnswer,
} from '../contract/answers.ts';
import type { Entity } from '../contract/entity.ts';
import type { Evidence, Source } from '../contract/evidence.ts';
import type { End, Placeholder, Relation } from '../contract/relation.ts';
import type { Projection } from '../projection/projection.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { kindLabel, ENTITY_TYPES } from '../vocabulary/kinds.ts';
import { chooseText, type Lang, type Label } from '../vocabulary/languages.ts';
import { roleOf } from '../vocabulary/roles.ts';
import { toSummary } from './entity-view.ts';

/**
 * Relations with both ends, scope and sources spelled out in the reader's language, in the order given. One whose end
 * a newer write merged or erased meanwhile is left out. The store is asked only for what the projection does not know.
 */
export async function describeRelations(
  store: GraphStore,
  relations: readonly Relation[],
  lang: Lang,
  projection: Projection | null = null,
): Promise<RelationAnswer[]> {
  const ids = new Set(relations.flatMap(idsOf));
  const [entities, sources] = await Promise.all([
    entitiesById(store, [...ids], projection),
    sourcesById(
      store,
      relations.flatMap(({ evidence }) => evidence),
    ),
  ]);
  return relations
    .filter((relation) => endsOf(relation).every((id) => entities.has(id)))
    .map((relation) => describeRelation(relation, entities, sources, lang));
}

function endsOf({ from, to }: Relation): string[] {
  return [from, to].flatMap((end) => ('entity' in end ? [end.entity] : []));
}

function idsOf(relation: Relation): string[] {
  return [...endsOf(relation), relation.scope, relation.onBehalfOf].filter((id) => id !== null);
}

/** The entities with these ids that everybody may see. The store is asked only for what the projection does not know. */
export async function entitiesById(
  store: GraphStore,
  ids: readonly string[],
  projection: Projection | null = null,
): Promise<Map<string, Entity>> {
  const known = new Map<string, Entity>();
  for (const id of ids) {
    const entity = projection?.entity(id);
    if (entity) known.set(id, entity);
  }
  const unknown = ids.filter((id) => !known.has(id));
  const resolutions = unknown.length === 0 ? [] : await store.resolve(unknown, 'public');
  for (const one of resolutions) if (one.state === 'found') known.set(one.entity.id, one.entity);
  return known;
}

/** The sources that some evidence names. */
export async function sourcesById(
  store: GraphStore,
  evidence: readonly Evidence[],
): Promise<Map<string, Source>> {
  const ids = [...new Set(evidence.map(({ source }) => source))];
  return new Map((await store.sources(ids)).map((source) => [source.id, source]));
}

function describeRelation(
  relation: Relation,
  entities: Map<string, Entity>,
  sources: Map<string, Source>,
  lang: Lang,
): RelationAnswer {
  const { id, role, from, to, period, scope, onBehalfOf, title, position, realisation, evidence } = relation;
  return {
    id,
    role,
    label: roleOf(role).label[lang],
    from: describeEnd(from, entities, lang),
    to: describeEnd(to, entities, lang),
    period,
    scope: summaryOf(scope, entities, lang),
    onBehalfOf: summaryOf(onBehalfOf, entities, lang),
    title: title ? (chooseText(title, lang)?.text ?? null) : null,
    position,
    realisation,
    evidence: evidence.map((piece) => describeEvidence(piece, sources, lang)),
  };
}

function summaryOf(id: string | null, entities: Map<string, Entity>, lang: Lang): EntitySummary | null {
  const entity = id === null ? undefined : entities.get(id);
  return entity ? toSummary(entity, lang) : null;
}

function describeEnd(end: End, entities: Map<string, Entity>, lang: Lang): RelationEnd {
  if ('placeholder' in end)
    return { placeholder: end.placeholder, name: placeholderName(end.placeholder, lang) };
  const entity = entities.get(end.entity);
  if (!entity) throw new Error(`The relation's end ${end.entity} is not in the store`);
  return toSummary(entity, lang);
}

const OTHERS: Label = {
  fi: 'ja muita, ei nimetty',
  sv: 'och andra, inte namngivna',
  en: 'and others, not named',
};
/** Beside what is there but not named. */
export const NOT_NAMED: Label = { fi: 'ei nimetty', sv: 'inte namngivna', en: 'not named' };

/** "6 × maakunta, ei nimetty" for a counted party, "ja muita, ei nimetty" for one that is not counted. */
export function placeholderName({ type, kind, count }: Placeholder, lang: Lang): string {
  if (count === null) return OTHERS[lang];
  const label = kind === null ? ENTITY_TYPES[type].label[lang] : kindLabel(type, kind)[lang];
  return `${count} × ${label}, ${NOT_NAMED[lang]}`;
}

/** Evidence with its source in one line. */
export function describeEvidence(
  evidence: Evidence,
  sources: ReadonlyMap<string, Source>,
  lang: Lang,
): EvidenceAnswer {
  const source = sources.get(evidence.source);
  return {
    source: {
      id: evidence.source,
      title: (source && chooseText(source.title, lang)?.text) ?? evidence.source,
      date: source?.date ?? null,
      url: source?.url ?? null,
    },
    version: evidence.version,
    quote: evidence.quote,
    row: evidence.row,
    locator: evidence.locator,
    certainty: evidence.certainty,
    reason: evidence.reason,
  };
}

export function describeSource(source: Source, lang: Lang): SourceAnswer {
  const { title, ...rest } = source;
  return { ...rest, title: chooseText(title, lang)?.text ?? source.id, titles: title };
}
