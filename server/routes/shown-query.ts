import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { BadRequestError } from '../http/errors.ts';
import { wordsIn } from '../locales/words-in.ts';
import { filtersThatAreOn, viewsThatAreOn } from '../pages/network/filters-on.ts';
import { refusedValue } from '../pages/network/problems.ts';
import {
  NETWORK_PARAMETERS,
  networkAddress,
  JOINT,
  readNetworkQuery,
  type NetworkQuery,
  type QueryProblem,
} from '../pages/network/query.ts';
import { nearestId } from '../reading/find.ts';
import type { ExportGround } from './exports/ground.ts';
import { langParameter, readParameters } from './parameters.ts';

const DESCRIPTIONS: Partial<Record<(typeof NETWORK_PARAMETERS)[number], string>> = {
  level: 'region, municipality, topic or organisation; region unless told',
  view: 'map draws the organisations where they are; other views have the same files',
  minWeight: 'The least weight of a line; chosen so that the picture can be read where absent',
  hide: 'What is put away: ids of nodes, `shape-…` and `line-…` of the legend, with commas between',
  node: 'The chosen node: what `focus` is around',
  focus: 'true keeps nothing but the chosen node and what is around it',
  depth: 'How many steps around it: 1 or 2',
};

/** The parameters of the network page's address. */
export const shownParameters = z.strictObject({
  lang: langParameter,
  ...Object.fromEntries(
    NETWORK_PARAMETERS.map((name) => [
      name,
      z
        .string()
        .optional()
        .meta({ description: DESCRIPTIONS[name] ?? 'As in the address of the network page' }),
    ]),
  ),
});

/** Reads the query of the network page. Throws BadRequestError where the page would pass over a value. */
export function readShownQuery(c: Context, { snapshot }: ExportGround): NetworkQuery {
  const { lang: _lang, ...given } = readParameters(c, shownParameters) as Record<string, string>;
  const { query, problems } = readNetworkQuery(given, snapshot);
  const strangers = strangersIn(query, snapshot);
  if (problems.length + strangers.length > 0)
    throw new BadRequestError([...problems, ...strangers].map(refusedValue));
  return query;
}

/** What is to be chosen and nobody has the name of: the page says so beside the picture, a file cannot. */
function strangersIn({ node, edge }: NetworkQuery, snapshot: ExportGround['snapshot']): QueryProblem[] {
  const named = [
    ...(node === null ? [] : [['node', node] as const]),
    ...(edge?.split(JOINT) ?? []).map((end) => ['edge', end] as const),
  ];
  return named
    .filter(([, id]) => !snapshot.projection.entity(id))
    .map(([field, value]) => ({ field, value, reason: 'unknown', near: nearestId(snapshot, value) }));
}

/** "Aihe: museot; Piilossa: Kotka; https://solmu.example/fi/verkosto?…": what a file was narrowed by. */
export function shownInWords({ snapshot, lang, origin }: ExportGround, query: NetworkQuery): string {
  const saying = { snapshot, lang, words: wordsIn(lang) };
  const on = [...filtersThatAreOn(saying, query), ...viewsThatAreOn(saying, query)];
  return [
    ...on.map(({ label, value }) => `${label} ${value}`.trim()),
    `${origin}${networkAddress(query, lang)}`,
  ].join('; ');
}
