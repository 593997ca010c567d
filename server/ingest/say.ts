import type { Alias, EntityFields } from '../contract/entity.ts';
import type { Evidence, Source } from '../contract/evidence.ts';
import { periodEnd, type Period } from '../contract/period.ts';
import type { FactValue } from '../contract/relation.ts';
import type { Place, SourceStatements } from '../directory/statements.ts';
import type { Certainty } from '../vocabulary/certainty.ts';
import { fieldOf, type Field } from '../vocabulary/fields.ts';
import type { EntityType, Kind } from '../vocabulary/kinds.ts';
import { LANGUAGES, type Localised } from '../vocabulary/languages.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { Row } from './csv.ts';

/** The forms of statement, filled with what a register leaves unsaid. */

export type EntityStatement = SourceStatements['entities'][number];
export type RelationStatement = SourceStatements['relations'][number];
export type FactStatement = SourceStatements['facts'][number];

export function entity(
  place: Place,
  id: string,
  [type, kind]: [EntityType, Kind | null],
  said: Partial<EntityFields>,
): EntityStatement {
  const fields: EntityFields = {
    type,
    kind,
    names: {},
    descriptions: {},
    aliases: [],
    identifiers: [],
    homepage: null,
    period: null,
    status: 'unknown',
    visibility: 'public',
    position: null,
    point: null,
    ...said,
  };
  return { id, fields, place };
}

export function relation(
  place: Place,
  [from, role, to]: [from: string, role: Role, to: string],
  evidence: Evidence,
  period: Period | null = null,
): RelationStatement {
  const unsaid = {
    scope: null,
    onBehalfOf: null,
    title: null,
    position: null,
    realisation: 'unknown',
  } as const;
  return {
    claim: { from: { entity: from }, role, to: { entity: to }, period, ...unsaid },
    evidence: [evidence],
    place,
  };
}

export function fact(
  place: Place,
  id: string,
  [field, value]: [Field, FactValue],
  evidence: Evidence,
  period: Period | null = null,
): FactStatement {
  return {
    claim: { entity: id, field, value, unit: fieldOf(field).unit, period },
    evidence: [evidence],
    place,
  };
}

/** When it was carried out, as one interval in EDTF; the last day may be unknown. */
export function carriedOut(
  place: Place,
  id: string,
  [start, end]: [start: string, end: string | null],
  evidence: Evidence,
): FactStatement {
  return fact(place, id, ['period', `${start}/${end ?? ''}`], evidence, period(start, end));
}

/** The cells of the row that say it. */
export function registered(source: Source, row: Row<unknown>, columns: readonly string[]): Evidence {
  const cells = Object.fromEntries(columns.map((column) => [column, row.cells[column] ?? '']));
  return {
    source: source.id,
    version: source.version,
    quote: null,
    row: cells,
    locator: null,
    certainty: 'register',
    reason: null,
  };
}

/** What the cells do not say by themselves, and the sentence that leads from them to it. */
export function reasoned(evidence: Evidence, certainty: Certainty, reason: string): Evidence {
  return { ...evidence, certainty, reason };
}

/** From the first to the last date; either may be unknown. */
export function period(from: string | null, to: string | null): Period {
  return {
    from: from === null ? null : periodEnd(from),
    to: to === null ? null : periodEnd(to),
    open: false,
    by: null,
  };
}

/** Names by language, blank ones left out. */
export function names(said: Record<keyof Localised, string | null>): Localised {
  return Object.fromEntries(LANGUAGES.flatMap((lang) => (said[lang] ? [[lang, said[lang]]] : [])));
}

export function alias(
  text: string,
  kind: Alias['kind'],
  lang: Alias['lang'],
  held: Period | null = null,
): Alias {
  return { text, lang, kind, period: held };
}
