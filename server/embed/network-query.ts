import {
  PAGE_VIEWS,
  givenOnce,
  readNetworkQuery,
  unknownParameters,
  type NetworkQuery,
  type QueryProblem,
} from '../pages/network/query.ts';
import type { Queries } from '../routes/parameters.ts';
import type { Snapshot } from '../snapshot.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';
import { TOKEN_NAMES, TOKENS } from '../vocabulary/widgets.ts';
import { readChoice } from './chosen.ts';
import { THEMES } from './look.ts';
import { fitsToken } from './theme/tokens.ts';
import { frameParameters } from './use.ts';

/** A frame's picture of regions is a map; of organisations it has none. */
export const FRAME_VIEWS = PAGE_VIEWS.filter((view) => view !== 'map');

const FRAME_PARAMETERS = frameParameters('network');

export interface FrameQuery {
  query: NetworkQuery;
  /** Values that cannot be used: nothing is drawn. */
  problems: readonly QueryProblem[];
  /** Names that were to be chosen and that nothing has: the rest is drawn. */
  unknown: readonly QueryProblem[];
}

/** Reads a frame's address strictly: a host should learn of a slip at once, not see something else drawn. */
export function readFrameQuery(queries: Queries, snapshot: Snapshot): FrameQuery {
  const { once: given, repeated } = givenOnce(queries);
  const { query, problems } = readNetworkQuery(given, snapshot);
  // As it was written, for what is told of it.
  const chosen = { node: query.node, edge: given['edge']?.trim() || null };
  const { node, edge, unknown } = readChoice(snapshot, chosen);
  return {
    query: { ...query, node, edge, focus: query.focus && node !== null },
    unknown,
    problems: [
      ...repeated,
      ...unknownParameters(given, FRAME_PARAMETERS),
      ...problems.filter(({ field }) => FRAME_PARAMETERS.includes(field)),
      ...notOneOf('view', given['view'], FRAME_VIEWS),
      ...notOneOf('theme', given['theme'], THEMES),
      ...notOneOf('lang', given['lang'], LANGUAGES),
      ...TOKEN_NAMES.flatMap((name): QueryProblem[] => {
        const value = given[name];
        if (!value || fitsToken(name, value)) return [];
        return [{ field: name, value, reason: TOKENS[name], near: null }];
      }),
    ],
  };
}

function notOneOf(field: string, value: string | undefined, allowed: readonly string[]): QueryProblem[] {
  if (!value || allowed.includes(value)) return [];
  return [{ field, value, reason: 'choice', allowed, near: null }];
}
