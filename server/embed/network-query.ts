import {
  readNetworkQuery,
  unknownParameters,
  type NetworkQuery,
  type QueryProblem,
} from '../pages/network/query.ts';
import type { Snapshot } from '../snapshot.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';
import { THEMES } from './look.ts';
import { fitsToken, TOKEN_NAMES, TOKENS } from './theme/tokens.ts';

/** The parameters of the network that a frame draws; the picture alone, without choice, roles or years. */
export const NETWORK_FRAME_PARAMETERS = ['level', 'region', 'topic', 'crossRegion', 'minWeight'] as const;

const FRAME_PARAMETERS: readonly string[] = [...NETWORK_FRAME_PARAMETERS, 'lang', 'theme', ...TOKEN_NAMES];

/** Reads a frame's address strictly: a host should learn of a slip at once, not see something else drawn. */
export function readFrameQuery(
  given: Readonly<Record<string, string>>,
  snapshot: Snapshot,
): { query: NetworkQuery; problems: readonly QueryProblem[] } {
  const { query, problems } = readNetworkQuery(given, snapshot);
  return {
    query,
    problems: [
      ...unknownParameters(given, FRAME_PARAMETERS),
      ...problems.filter(({ field }) => FRAME_PARAMETERS.includes(field)),
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
