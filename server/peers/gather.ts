import { oncePerProjection } from '../projection/once-per-projection.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { peerFigures, type PeerFigures } from './figures.ts';
import { rankPeers, type PeerRanking, type Weights } from './score.ts';
import { DEFAULT_WEIGHTS, MAJORITY } from './variables.ts';

export interface PeerQuery {
  /** How many peers to answer; default 10. */
  readonly k?: number;
  /** Weights by group, default those of `variables.ts`; only their proportions matter. */
  readonly weights?: Weights;
  /** Only those whose majority speaks the same language. */
  readonly sameLanguage?: boolean;
  /** Only those outside these regions, by id. */
  readonly excludeRegions?: readonly string[];
  /** Those that are left out, by id. */
  readonly without?: readonly string[];
  /** Those that are answered at their own rank, however far behind the first `k`. */
  readonly also?: readonly string[];
  /** The newest figures up to this day, ISO; default the newest of all. */
  readonly asOf?: string;
}

export interface FoundPeers {
  readonly municipality: string;
  readonly ranking: PeerRanking;
  readonly figures: PeerFigures;
  /** Those that the query leaves out, by id. */
  readonly left: string[];
}

/**
 * The municipalities nearest to one, nearest first. The same revision and query give the same answer, and a longer
 * list begins with the shorter one. `describePeers` turns a page of them into an answer.
 * @throws {UnknownMunicipalityError} for an id that is no municipality
 */
export async function findPeers(
  { store, snapshot }: { store: GraphStore; snapshot: Snapshot },
  municipality: string,
  { k = 10, weights = DEFAULT_WEIGHTS, also = [], asOf, ...narrowed }: PeerQuery = {},
): Promise<FoundPeers> {
  const figures = await peerFigures(store, snapshot, asOf ?? null);
  const among = await amongWhom({ store, snapshot }, municipality, narrowed);
  const key = JSON.stringify([
    municipality,
    Object.entries(weights).sort(),
    [...also].sort(),
    asOf ?? null,
    narrowed.sameLanguage ?? false,
    [...(narrowed.excludeRegions ?? [])].sort(),
    [...(narrowed.without ?? [])].sort(),
  ]);
  const wanted = new Set(also);
  const ranking = remembered(snapshot, key, { k, also: wanted }, () =>
    rankPeers(municipality, figures.standardised, weights, { k, among, also: (id) => wanted.has(id) }),
  );
  const left = figures.standardised.ids.filter((id) => id !== municipality && !among(id));
  return { municipality, ranking, figures, left };
}

type Narrowed = Pick<PeerQuery, 'sameLanguage' | 'excludeRegions' | 'without'>;

async function amongWhom(
  { store, snapshot }: { store: GraphStore; snapshot: Snapshot },
  municipality: string,
  { sameLanguage = false, excludeRegions = [], without = [] }: Narrowed,
): Promise<(id: string) => boolean> {
  // The language of a municipality is asked of today's register, whatever year the figures are of.
  const language = sameLanguage ? await languagesOf(store, snapshot) : null;
  const left = new Set(without);
  return (id) =>
    !left.has(id) &&
    (language === null || sameMajority(language(municipality), language(id))) &&
    excludeRegions.every((region) => !snapshot.geography.regionsOf(id).has(region));
}

async function languagesOf(store: GraphStore, snapshot: Snapshot): Promise<(id: string) => string | null> {
  const { cells } = await peerFigures(store, snapshot);
  return (id) => MAJORITY[String(cells.get(id)?.get('language-status')?.value)] ?? null;
}

function sameMajority(own: string | null, other: string | null): boolean {
  return own !== null && own === other;
}

const MOST_RANKINGS = 64;
const rankingsOf = oncePerProjection((_snapshot: Snapshot) => new Map<string, PeerRanking>());

/** Ranking takes some 20 ms: the latest ones of a projection are kept, a longer list also answers for a shorter one. */
function remembered(
  snapshot: Snapshot,
  key: string,
  { k, also }: { k: number; also: ReadonlySet<string> },
  rank: () => PeerRanking,
): PeerRanking {
  const rankings = rankingsOf(snapshot);
  const before = rankings.get(key);
  const ranking = before && isListed(before, k) ? before : rank();
  rankings.delete(key);
  rankings.set(key, ranking);
  if (rankings.size > MOST_RANKINGS) rankings.delete(rankings.keys().next().value as string);
  return { ...ranking, peers: ranking.peers.filter(({ id, rank: place }) => place <= k || also.has(id)) };
}

/** Whether the ranking lists its first `k` peers. */
function isListed({ peers, ranked }: PeerRanking, k: number): boolean {
  const first = Math.min(k, ranked);
  return first === 0 || peers[first - 1]?.rank === first;
}
