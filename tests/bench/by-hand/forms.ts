import type { Entity } from '../../../server/contract/entity.ts';
import type { Evidence, Source } from '../../../server/contract/evidence.ts';
import type { End, Fact, Relation } from '../../../server/contract/relation.ts';
import { fieldOf } from '../../../server/vocabulary/fields.ts';
import { kindLabel, segmentOf } from '../../../server/vocabulary/kinds.ts';
import { roleOf } from '../../../server/vocabulary/roles.ts';

/** The forms of the answers, written out once more as somebody would who needs English and nothing else. */

export type Sources = ReadonlyMap<string, Source>;
export type Entities = ReadonlyMap<string, Entity>;

export function summary(entity: Entity) {
  const { id, type, kind, names, period, status, position } = entity;
  const lang = names.en ? 'en' : names.fi ? 'fi' : names.sv ? 'sv' : null;
  const label = kindLabel(type, kind).en;
  return {
    id,
    type,
    kind,
    label,
    name: lang ? names[lang] : position === null ? label : `${label} ${position}`,
    nameLang: lang,
    names,
    period,
    status,
    position,
    url: `/en/${segmentOf(type, kind).en}/${id}`,
  };
}

export function evidence(
  { source: id, version, quote, row, locator, certainty, reason }: Evidence,
  sources: Sources,
) {
  const source = sources.get(id);
  const title = source?.title.en ?? source?.title.fi ?? source?.title.sv ?? id;
  return {
    source: { id, title, date: source?.date ?? null, url: source?.url ?? null },
    version,
    quote,
    row,
    locator,
    certainty,
    reason,
  };
}

export function relation(one: Relation, entities: Entities, sources: Sources) {
  const named = (id: string | null) => {
    const entity = id === null ? undefined : entities.get(id);
    return entity ? summary(entity) : null;
  };
  const end = (side: End) => ('entity' in side ? named(side.entity) : side);
  return {
    id: one.id,
    role: one.role,
    label: roleOf(one.role).label.en,
    from: end(one.from),
    to: end(one.to),
    period: one.period,
    scope: named(one.scope),
    onBehalfOf: named(one.onBehalfOf),
    title: one.title ? (one.title.en ?? one.title.fi ?? one.title.sv ?? null) : null,
    position: one.position,
    realisation: one.realisation,
    evidence: one.evidence.map((piece) => evidence(piece, sources)),
  };
}

export function fact({ id, field, value, unit, period, evidence: pieces }: Fact, sources: Sources) {
  return {
    id,
    field,
    label: fieldOf(field).label.en,
    value,
    unit,
    period,
    recorded: null,
    evidence: pieces.map((piece) => evidence(piece, sources)),
  };
}

export function entityAnswer(
  entity: Entity,
  { facts, regions, sources }: { facts: readonly Fact[]; regions: readonly Entity[]; sources: Sources },
) {
  const { descriptions, aliases, identifiers, homepage, point, revision } = entity;
  return {
    ...summary(entity),
    descriptions,
    description: descriptions.en ?? descriptions.fi ?? descriptions.sv ?? null,
    aliases,
    identifiers,
    homepage,
    point,
    scheme: entity.type === 'topic' ? entity.kind : null,
    regions: regions.map(summary),
    facts: facts.map((one) => fact(one, sources)),
    revision,
  };
}

export function source({ title, ...rest }: Source) {
  return { ...rest, title: title.en ?? title.fi ?? title.sv ?? rest.id, titles: title };
}

/** Every id that a relation names. */
export function named({ from, to, scope, onBehalfOf }: Relation): string[] {
  const ends = [from, to].flatMap((end) => ('entity' in end ? [end.entity] : []));
  return [...ends, scope, onBehalfOf].filter((id) => id !== null);
}

export function sourcesNamed(pieces: readonly { evidence: readonly Evidence[] }[]): string[] {
  return [...new Set(pieces.flatMap((piece) => piece.evidence.map(({ source: id }) => id)))];
}

export interface Pair {
  one: string;
  other: string;
  weight: number;
}

/** A network of the heaviest pairs. Nobody lays it out: the positions only stand for as many bytes. */
export function network(level: string, pairs: readonly Pair[], total: number, entities: Entities) {
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))].sort();
  return {
    level,
    weight: 'activities',
    nodes: ids.flatMap((id) => {
      const entity = entities.get(id);
      if (!entity) return [];
      const { type, kind, name, url } = summary(entity);
      return [{ id, type, kind, name, url, x: 500.123, y: 500.123, size: 1, region: id }];
    }),
    edges: pairs.map(({ one, other, weight }) => ({
      id: `${one}--${other}`,
      from: one,
      to: other,
      weight,
      crossRegion: true,
      certainty: 'register',
      shared: weight,
      activities: [],
    })),
    hidden: total - pairs.length,
    revision: 1,
  };
}
