import type { SearchQuery } from './search-set.ts';

/** How well one query was answered, each from 0 to 1. */
export interface Judgement {
  readonly recallAt10: number;
  readonly precision: number;
  /** One over the place of the first right answer. */
  readonly reciprocalRank: number;
}

const TOP = 10;

/**
 * Judges a ranking. Neutral documents (neither right nor wrong) are taken out first. Recall: right answers among the
 * first ten, of as many as there could be. Precision: right ones among the first of those, as many as there could be;
 * a topic is one thing, so there only the first counts.
 */
export function judge({ kind, expected }: SearchQuery, ranking: readonly string[]): Judgement {
  const right = new Set(kind === 'doc' ? expected.docs : expected.topicIds);
  const neutral = new Set(expected.neutralDocs);
  const judged = ranking.filter((id) => !neutral.has(id));
  const possible = Math.min(TOP, right.size);
  const counted = kind === 'topic' ? 1 : possible;
  const hits = (first: number) => judged.slice(0, first).filter((id) => right.has(id)).length;
  const found = judged.findIndex((id) => right.has(id));
  return {
    recallAt10: hits(TOP) / possible,
    precision: hits(counted) / counted,
    reciprocalRank: found < 0 ? 0 : 1 / (found + 1),
  };
}
