import type { Fact } from '../../contract/relation.ts';
import type { Projection } from '../../projection/projection.ts';
import type { GraphStore } from '../../store/graph-store.ts';
import type { Field } from '../../vocabulary/fields.ts';

/** The figures that a municipality's page compares. */
export const COMPARED = [
  'population-change-10y',
  'pensioners-share',
  'unemployed-share',
  'population-density',
] as const satisfies Field[];

export type ComparedField = (typeof COMPARED)[number];

/** The newest value of every municipality, by field. */
export type FiguresOfAll = Readonly<Record<ComparedField, ReadonlyMap<string, number>>>;

const known = new WeakMap<Projection, Promise<FiguresOfAll>>();

/** The compared figures of all municipalities; read once a revision. */
export function figuresOfAll(store: GraphStore, projection: Projection): Promise<FiguresOfAll> {
  const found = known.get(projection);
  if (found) return found;
  const reading = readFigures(store);
  known.set(projection, reading);
  reading.catch(() => known.delete(projection));
  return reading;
}

async function readFigures(store: GraphStore): Promise<FiguresOfAll> {
  const facts = await store.facts({ audience: 'public', fields: COMPARED });
  const ofField = (field: ComparedField) =>
    new Map(
      newest(facts.filter((fact) => fact.field === field)).map(({ entity, value }) => [
        entity,
        value as number,
      ]),
    );
  return {
    'population-change-10y': ofField('population-change-10y'),
    'pensioners-share': ofField('pensioners-share'),
    'unemployed-share': ofField('unemployed-share'),
    'population-density': ofField('population-density'),
  };
}

/** Facts come in the order of their periods, so that the last of an entity is its newest. */
function newest(facts: readonly Fact[]): Fact[] {
  const numbers = facts.filter(({ value }) => typeof value === 'number');
  return [...new Map(numbers.map((fact) => [fact.entity, fact])).values()];
}

/** A value's place from the greatest, how many there are, and their median. */
export function placeAmong(
  all: ReadonlyMap<string, number>,
  own: number,
): { place: number; of: number; median: number } {
  const values = [...all.values()].toSorted((a, b) => a - b);
  return {
    place: 1 + values.filter((value) => value > own).length,
    of: values.length,
    median: medianOf(values),
  };
}

function medianOf(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
