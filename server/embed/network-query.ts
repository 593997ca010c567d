import {
  PAGE_VIEWS,
  readNetworkQuery,
  unknownParameters,
  type NetworkQuery,
  type QueryProblem,
} from '../pages/network/query.ts';
import { meantEntity, nearestId } from '../reading/find.ts';
import type { Snapshot } from '../snapshot.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';
import { THEMES } from './look.ts';
import { fitsToken, TOKEN_NAMES, TOKENS } from './theme/tokens.ts';

/** The parameters of the network that a frame draws: what narrows it, its view, and what is chosen at first. */
export const NETWORK_FRAME_PARAMETERS = [
  'level',
  'region',
  'topic',
  'crossRegion',
  'minWeight',
  'view',
  'node',
  'edge',
  'focus',
  'depth',
  'scope',
  'audience',
  'sector',
  'role',
  'kind',
  'from',
  'to',
  'asOf',
  'successions',
] as const;

/** A frame's picture of regions is a map; of organisations it has none. */
const FRAME_VIEWS = PAGE_VIEWS.filter((view) => view !== 'map');

const FRAME_PARAMETERS: readonly string[] = [...NETWORK_FRAME_PARAMETERS, 'lang', 'theme', ...TOKEN_NAMES];

/** Reads a frame's address strictly: a host should learn of a slip at once, not see something else drawn. */
export function readFrameQuery(
  given: Readonly<Record<string, string>>,
  snapshot: Snapshot,
): { query: NetworkQuery; problems: readonly QueryProblem[] } {
  const { query, problems } = readNetworkQuery(given, snapshot);
  const node = query.node === null ? null : meantNode(snapshot, query.node);
  return {
    query: { ...query, node },
    problems: [
      ...(query.node !== null && node === null ? [unknownNode(snapshot, query.node)] : []),
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

/** What a picture has nodes of. */
const NODES = ['organisation', 'project', 'programme', 'practice', 'event', 'topic', 'region'] as const;

/** By id or by name. What an edge names may leave the picture as sources change, hence only nodes are held to exist. */
function meantNode(snapshot: Snapshot, text: string): string | null {
  const [found] = NODES.flatMap((type) => meantEntity(snapshot, text, { type }) ?? []);
  return found?.id ?? null;
}

function unknownNode(snapshot: Snapshot, value: string): QueryProblem {
  return { field: 'node', value, reason: 'unknown', near: nearestId(snapshot, value) };
}

function notOneOf(field: string, value: string | undefined, allowed: readonly string[]): QueryProblem[] {
  if (!value || allowed.includes(value)) return [];
  return [{ field, value, reason: 'choice', allowed, near: null }];
}
