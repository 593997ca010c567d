import type { Projection } from '../projection/projection.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { peerFigures, type PeerFigures } from './figures.ts';
import { rankPeers, type PeerRanking, type Weights } from './score.ts';
import { DEFAULT_WEIGHTS } from './variables.ts';

export interface PeerQuery {
  /** How many peers to answer; default 10. */
  readonly k?: number;
  /** Weights by group, default those of `variables.ts`; only their proportions matter. */
  readonly weights?: Weights;
}

export interface FoundPeers {
  readonly municipality: string;
  readonly ranking: PeerRanking;
  readonly figures: PeerFigures;
}

/**
 * The municipalities nearest to one, nearest first. The same revision and weights give the same answer, and a longer
 * list begins with the shorter one. `describePeers` turns a page of them into an answer.
 * @throws {UnknownMunicipalityError} for an id that is no municipality
 */
export async function findPeers(
  { store, snapshot }: { store: GraphStore; snapshot: Snapshot },
  municipality: string,
  { k = 10, weights = DEFAULT_WEIGHTS }: PeerQuery = {},
): Promise<FoundPeers> {
  const figures = await peerFigures(store, snapshot);
  const key = JSON.stringify([municipality, Object.entries(weights).sort()]);
  const ranking = remembered(snapshot.projection, key, k, () =>
    rankPeers(municipality, figures.standardised, weights, { k }),
  );
  return { municipality, ranking, figures };
}

const MOST_RANKINGS = 64;
const known = new WeakMap<Projection, Map<string, PeerRanking>>();

/** Ranking takes some 20 ms: the latest ones of a projection are kept, a longer list also answers for a shorter one. */
function remembered(projection: Projection, key: string, k: number, rank: () => PeerRanking): PeerRanking {
  const rankings = known.get(projection) ?? new Map<string, PeerRanking>();
  known.set(projection, rankings);
  const before = rankings.get(key);
  const ranking = before && before.peers.length >= Math.min(k, before.ranked) ? before : rank();
  rankings.delete(key);
  rankings.set(key, ranking);
  if (rankings.size > MOST_RANKINGS) rankings.delete(rankings.keys().next().value as string);
  return { ...ranking, peers: ranking.peers.slice(0, k) };
}
