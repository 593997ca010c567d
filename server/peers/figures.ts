import type { PeerField } from '../contract/finders.ts';
import { daySpan, type Period } from '../contract/period.ts';
import type { Fact } from '../contract/relation.ts';
import type { Projection } from '../projection/projection.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { FIELD_NAMES, type Field } from '../vocabulary/fields.ts';
import type { Role } from '../vocabulary/roles.ts';
import { standardise, type Figures, type RawValue, type Standardised, type Variable } from './score.ts';
import { VARIABLES } from './variables.ts';

/** A figure with where it comes from. */
export interface Cell {
  readonly value: Exclude<RawValue, null>;
  readonly unit: string | null;
  readonly period: Period | null;
  /** The last year that it speaks of. */
  readonly year: number | null;
  /** The id of the source. */
  readonly source: string;
}

/** All figures that municipalities are compared by, at one revision. */
export interface PeerFigures {
  /** By municipality, then by field; what is not known is not there. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<PeerField, Cell>>;
  readonly standardised: Standardised;
}

const REGION = 'region';
const LOCATED: ReadonlySet<Role> = new Set(['located-in']);
/** Each takes some megabytes: today's and a few of other days. */
const MOST_DAYS = 3;
const known = new WeakMap<Projection, { facts: Promise<Fact[]>; byDay: Map<string | null, PeerFigures> }>();

/**
 * The figures of every municipality, read and made comparable once a projection; the newest of each, or the newest of
 * those that speak of a time up to `asOf`, an ISO day.
 */
export async function peerFigures(
  store: GraphStore,
  snapshot: Snapshot,
  asOf: string | null = null,
): Promise<PeerFigures> {
  const { projection } = snapshot;
  const read = known.get(projection) ?? {
    facts: store.facts({ audience: 'public', fields: FIELDS }),
    byDay: new Map<string | null, PeerFigures>(),
  };
  known.set(projection, read);
  read.facts.catch(() => known.delete(projection));
  const facts = await read.facts;
  const figures = read.byDay.get(asOf) ?? newestFigures(snapshot, facts, asOf);
  read.byDay.delete(asOf);
  read.byDay.set(asOf, figures);
  if (read.byDay.size > MOST_DAYS) read.byDay.delete(read.byDay.keys().next().value as string | null);
  return figures;
}

function newestFigures(snapshot: Snapshot, facts: readonly Fact[], asOf: string | null): PeerFigures {
  const municipalities = snapshot.projection.ofKind('municipality');
  const cells = new Map(
    municipalities.map(({ id }) => [id, new Map<PeerField, Cell>(regionCell(snapshot, id))]),
  );
  for (const fact of facts) {
    const own = cells.get(fact.entity);
    const cell = cellOf(fact);
    if (!own || !cell || (asOf !== null && lastDay(cell.period) > lastDayOf(asOf))) continue;
    const before = own.get(fact.field);
    if (!before || lastDay(before.period) < lastDay(cell.period)) own.set(fact.field, cell);
  }
  return { cells, standardised: standardise(plainFigures(cells), VARIABLES) };
}

/** A figure of a year speaks of all of it, so the year of the day asked for counts whole. */
function lastDayOf(asOf: string): string {
  return daySpan(asOf.slice(0, 4)).last;
}

/** Every field that the variables read, `region` aside. */
const FIELDS: readonly Field[] = [
  ...new Set(
    (VARIABLES as readonly Variable[]).flatMap((variable) => [
      variable.field,
      variable.type === 'nested' ? variable.within : null,
      variable.type === 'numeric' ? (variable.per ?? null) : null,
    ]),
  ),
].filter((field): field is Field => (FIELD_NAMES as readonly (string | null)[]).includes(field));

function cellOf({ value, unit, period, evidence }: Fact): Cell | null {
  const [first] = evidence;
  if (!first || (typeof value !== 'number' && typeof value !== 'string')) return null;
  return { value, unit, period, year: yearOf(period), source: first.source };
}

/** The maakunta that the municipality is said to lie in. */
function regionCell({ projection, geography }: Snapshot, id: string): [PeerField, Cell][] {
  const region = geography.regionOf(id);
  const located = projection.leaving(id, LOCATED).find(({ to }) => to === region);
  const source = located?.sources[0];
  if (region === null || source === undefined) return [];
  return [[REGION, { value: region, unit: null, period: located?.period ?? null, year: null, source }]];
}

function plainFigures(cells: PeerFigures['cells']): Figures {
  return Object.fromEntries(
    [...cells].map(([id, own]) => [
      id,
      Object.fromEntries([...own].map(([field, { value }]) => [field, value])),
    ]),
  );
}

/** ISO text; '' when no time is known, so that any dated figure is newer. */
function lastDay(period: Period | null): string {
  const end = period?.to ?? period?.by ?? period?.from;
  return end ? daySpan(end.date).last : '';
}

function yearOf(period: Period | null): number | null {
  const day = lastDay(period);
  return day === '' ? null : Number(day.slice(0, 4));
}
