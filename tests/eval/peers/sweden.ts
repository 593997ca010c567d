import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Figures, Variable, Weights } from '../../../server/peers/score.ts';
import { EvalError } from '../eval-error.ts';

const municipalitySchema = z.object({
  code: z.string(),
  population: z.coerce.number(),
  area: z.coerce.number(),
  land: z.coerce.number(),
  density: z.coerce.number(),
  location_lat_google_2015_05_28: z.coerce.number(),
  location_lng_google_2015_05_28: z.coerce.number(),
});
const pairSchema = z.object({ id: z.string(), peer: z.string() });

type Municipality = z.infer<typeof municipalitySchema>;

/** Sweden's municipalities by what their register tells, and of each those published as similar: truth, never input. */
export interface SwedishSet {
  readonly figures: Figures;
  readonly similar: ReadonlyMap<string, ReadonlySet<string>>;
}

/** How Sweden's municipalities are compared, by the few figures that the register has. */
export const SWEDISH_VARIABLES: readonly Variable[] = [
  { field: 'population', group: 'size', share: 1, type: 'numeric', transform: 'log' },
  { field: 'density', group: 'density', share: 1, type: 'numeric', transform: 'log' },
  { field: 'own-share', group: 'centrality', share: 1, type: 'numeric', transform: 'log' },
  { field: 'latitude', group: 'north', share: 1, type: 'numeric', transform: 'none' },
  { field: 'water-share', group: 'water', share: 1, type: 'numeric', transform: 'log', floor: 0.01 },
];

/** Chosen on the development lists: size first, then whether it is the centre of its surroundings or beside one. */
export const SWEDISH_WEIGHTS: Weights = { size: 60, centrality: 20, density: 6, north: 2, water: 1 };

/** The plain way; density a quarter of size, which does best among the ratios 4, 2, 1, ½ and ¼. */
export const PLAIN_WEIGHTS: Weights = { size: 4, density: 1 };

/** Reads the set in `folder`; `lists` names another file of similar municipalities, `id,peer`. Throws EvalError. */
export function readSweden(
  folder: string,
  lists: string = join(folder, 'kolada_similar_2021.csv'),
): SwedishSet {
  const municipalities = rows(join(folder, 'sweden_municipalities.csv'), municipalitySchema);
  return {
    figures: figuresOf(municipalities),
    similar: similarOf(lists, new Set(municipalities.map(({ code }) => code))),
  };
}

/** What the register tells of each, and what follows from it: how much of the people near it are its own. */
function figuresOf(municipalities: readonly Municipality[]): Figures {
  return Object.fromEntries(
    municipalities.map((one) => [
      one.code,
      {
        population: one.population,
        density: one.density,
        latitude: one.location_lat_google_2015_05_28,
        'water-share': (one.area - one.land) / one.area,
        'own-share': one.population / peopleNear(one, municipalities),
      },
    ]),
  );
}

const REACH_KM = 15;

/** Its own people and those around it, who count less the farther they live: e^(−km/15). */
function peopleNear(one: Municipality, all: readonly Municipality[]): number {
  return all.reduce(
    (people, other) => people + other.population * Math.exp(-kilometres(one, other) / REACH_KM),
    0,
  );
}

const EARTH_DIAMETER_KM = 12_742;

/** Along a great circle (haversine). */
function kilometres(a: Municipality, b: Municipality): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [latA, latB] = [a, b].map((one) => radians(one.location_lat_google_2015_05_28)) as [number, number];
  const [lonA, lonB] = [a, b].map((one) => radians(one.location_lng_google_2015_05_28)) as [number, number];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  return (
    EARTH_DIAMETER_KM *
    Math.asin(Math.sqrt(half(latB - latA) + Math.cos(latA) * Math.cos(latB) * half(lonB - lonA)))
  );
}

function similarOf(file: string, known: ReadonlySet<string>): Map<string, Set<string>> {
  const similar = new Map<string, Set<string>>();
  for (const [at, { id, peer }] of rows(file, pairSchema).entries()) {
    const unknown = [id, peer].find((code) => !known.has(code));
    if (unknown !== undefined)
      throw new EvalError(`${file}, row ${at + 1}: no municipality has the code "${unknown}"`);
    similar.set(id, (similar.get(id) ?? new Set()).add(peer));
  }
  if (similar.size === 0) throw new EvalError(`${file} has no rows: it needs the columns id and peer`);
  return similar;
}

function rows<T>(file: string, schema: z.ZodType<T>): T[] {
  if (!existsSync(file))
    throw new EvalError(
      `There is no ${file}: name the folder of sweden_municipalities.csv with --data DIR, the lists with --lists FILE`,
    );
  const read = parse(readFileSync(file, 'utf8'), { columns: true, bom: true, skip_empty_lines: true });
  return (read as unknown[]).map((row, at) => {
    const result = schema.safeParse(row);
    if (result.success) return result.data;
    throw new EvalError(`${file}, row ${at + 1} is not as expected: ${z.prettifyError(result.error)}`);
  });
}
