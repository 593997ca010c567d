import {
  readNetworkQuery,
  unknownParameters,
  type NetworkQuery,
  type QueryProblem,
} from '../pages/network/query.ts';
import type { Snapshot } from '../snapshot.ts';

/** The parameters of the frame. A frozen promise: they are only added to. */
export const FRAME_PARAMETERS = ['lang', 'level', 'region', 'topic', 'crossRegion', 'minWeight', 'theme'];

const THEMES = ['light', 'dark'] as const;
const LANGS = ['fi', 'sv', 'en'];

export interface FrameQuery {
  query: NetworkQuery;
  theme: 'light' | 'dark' | null;
  problems: readonly QueryProblem[];
}

/** Reads a frame's address strictly: a host should learn of a slip at once, not see something else drawn. */
export function readFrameQuery(given: Readonly<Record<string, string>>, snapshot: Snapshot): FrameQuery {
  const { query, problems } = readNetworkQuery(given, snapshot);
  const theme = THEMES.find((one) => one === given['theme']) ?? null;
  return {
    query,
    theme,
    problems: [
      ...unknownParameters(given, FRAME_PARAMETERS),
      ...problems.filter(({ field }) => FRAME_PARAMETERS.includes(field)),
      ...notOneOf('theme', given['theme'], THEMES),
      ...notOneOf('lang', given['lang'], LANGS),
    ],
  };
}

function notOneOf(field: string, value: string | undefined, allowed: readonly string[]): QueryProblem[] {
  if (!value || allowed.includes(value)) return [];
  return [{ field, value, reason: 'choice', allowed, near: null }];
}
