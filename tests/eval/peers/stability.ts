import { peerFigures } from '../../../server/peers/figures.ts';
import { nearestPeers, standardise, type Figures } from '../../../server/peers/score.ts';
import { DEFAULT_WEIGHTS, VARIABLES } from '../../../server/peers/variables.ts';
import { snapshotOf } from '../../../server/snapshot.ts';
import { readProjection } from '../../../server/projection/projection.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { loadSeed } from '../../../seed/load.ts';

const FIRST = 2012;
const LAST = 2022;
const SPAN = 10;
const LIST = 10;

/** How much of our lists of ten stays when only the population moves on. */
export interface Stability {
  years: number;
  /** Mean part of a list that is in the next year's. */
  yearToYear: number;
  /** The same between the first and the last year. */
  firstToLast: number;
}

/**
 * Our lists for Finland's municipalities year by year: population, density and the change in ten years are those of the
 * year, from the series of 2000–2022; everything else is as it is in the newest figures.
 */
export async function finnishStability(): Promise<Stability> {
  const store = openSqliteStore(':memory:');
  try {
    await loadSeed(store, () => new Date());
    const snapshot = snapshotOf(await readProjection(store));
    const { figures } = (await peerFigures(store, snapshot)).standardised;
    const facts = await store.facts({ audience: 'public', fields: ['population', 'land-area'] });
    const series = new Map(
      facts.map(({ entity, field, value, period }) => [
        `${entity} ${field} ${period?.to?.date.slice(0, 4)}`,
        Number(value),
      ]),
    );
    const land = new Map(
      facts.flatMap(({ entity, field, value }) => (field === 'land-area' ? [[entity, Number(value)]] : [])),
    );
    const population = (id: string, year: number) => series.get(`${id} population ${year}`) ?? null;
    const years = Array.from({ length: LAST - FIRST + 1 }, (_, at) => FIRST + at);
    const lists = years.map((year) => listsOf(figuresOf(figures, { year, population, land })));
    const steps = lists.slice(1).map((after, at) => overlap(lists[at] as Lists, after));
    return {
      years: years.length,
      yearToYear: steps.reduce((sum, step) => sum + step, 0) / steps.length,
      firstToLast: overlap(lists[0] as Lists, lists.at(-1) as Lists),
    };
  } finally {
    await store.close();
  }
}

type Lists = ReadonlyMap<string, readonly string[]>;

interface Series {
  year: number;
  population(id: string, year: number): number | null;
  land: ReadonlyMap<string, number>;
}

function figuresOf(newest: Figures, { year, population, land }: Series): Figures {
  return Object.fromEntries(
    Object.entries(newest).map(([id, row]) => {
      const [now, before, area] = [population(id, year), population(id, year - SPAN), land.get(id)];
      const change = now !== null && before ? (100 * (now - before)) / before : null;
      const density = now !== null && area ? now / area : null;
      return [
        id,
        { ...row, population: now, 'population-density': density, 'population-change-10y': change },
      ];
    }),
  );
}

function listsOf(figures: Figures): Lists {
  const all = standardise(figures, VARIABLES);
  return new Map(all.ids.map((id) => [id, nearestPeers(id, all, DEFAULT_WEIGHTS, LIST)]));
}

function overlap(before: Lists, after: Lists): number {
  const shares = [...before].map(([id, list]) => {
    const next = new Set(after.get(id));
    return list.filter((peer) => next.has(peer)).length / LIST;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
