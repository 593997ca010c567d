import type { ExpertHit } from '../../../server/experts/gather.ts';

/** Ways to rank organisations on a topic, from what the same server code found. */
export interface Ways {
  readonly hits: readonly ExpertHit[];
  readonly led: ReadonlyMap<string, number>;
  readonly random: () => number;
}

export const WAYS = {
  solmu: ({ hits, led }: Ways) => known(hits, led, ({ score }) => score),
  plainSum: ({ hits, led }: Ways) =>
    known(hits, led, ({ topics }) =>
      topics
        .flatMap(({ lines }) => lines)
        .reduce((sum, { roleWeight, topic }) => sum + roleWeight * topic.factor, 0),
    ),
  votes: ({ hits, led }: Ways) =>
    known(
      hits,
      led,
      ({ topics }) => new Set(topics.flatMap(({ lines }) => lines.map(({ activity }) => activity))).size,
    ),
  prior: ({ led }: Ways) => ranked([...led]),
  random: ({ led, random }: Ways) => ranked([...led.keys()].map((id) => [id, random()])),
} as const satisfies Record<string, (ways: Ways) => string[]>;

export type Way = keyof typeof WAYS;

/** Who led something before, by a score; authorities that only granted money are no answer to who leads. */
function known(
  hits: readonly ExpertHit[],
  led: ReadonlyMap<string, number>,
  score: (hit: ExpertHit) => number,
): string[] {
  return ranked(hits.filter(({ actor }) => led.has(actor)).map((hit) => [hit.actor, score(hit)]));
}

function ranked(scores: readonly (readonly [id: string, score: number])[]): string[] {
  return scores.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
}

/** The most that any ranking of who has evidence on the topic can reach. */
export function ceilingAt10({ hits, led }: Ways, right: ReadonlySet<string>): number {
  return recallAt10(
    known(hits, led, ({ actor }) => Number(right.has(actor))),
    right,
  );
}

const FIRST = 10;

/** Of as many right ones as the first ten could hold, the part that is there. */
export function recallAt10(ranking: readonly string[], right: ReadonlySet<string>): number {
  return ranking.slice(0, FIRST).filter((id) => right.has(id)).length / Math.min(FIRST, right.size);
}
