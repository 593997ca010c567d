import { nearestPeers, type Standardised, type Weights } from '../../../server/peers/score.ts';

/** How near lists come to those that are right, as means over all municipalities. */
export interface ListFigures {
  /** Of the first seven, the part that is right. */
  overlapAt7: number;
  /** Of those that are right, the part among the first twenty. */
  recallAt20: number;
}

const SHORT = 7;
const LONG = 20;

/** Ranks the peers of everyone who has a right list and compares. */
export function judgeLists(
  all: Standardised,
  weights: Weights,
  right: ReadonlyMap<string, ReadonlySet<string>>,
): ListFigures {
  const judged = [...right].map(([id, similar]) => {
    const list = nearestPeers(id, all, weights, LONG);
    const hits = (length: number) => list.slice(0, length).filter((peer) => similar.has(peer)).length;
    return { overlap: hits(SHORT) / SHORT, recall: hits(LONG) / similar.size };
  });
  const mean = (value: (one: (typeof judged)[number]) => number) =>
    Math.round((10_000 * judged.reduce((sum, one) => sum + value(one), 0)) / judged.length) / 10_000;
  return { overlapAt7: mean(({ overlap }) => overlap), recallAt20: mean(({ recall }) => recall) };
}
