const FEWEST_LINES = 12;

/**
 * The least strength with which the lines of a picture can be read, `most` of them at best: 1 where all fit. A picture
 * somewhat too full is better than one that is all but empty.
 */
export function readableLeast(strengths: readonly number[], most: number): number {
  const steps = [...new Set([1, ...strengths])].toSorted((a, b) => a - b);
  const shown = (least: number) => strengths.filter((strength) => strength >= least).length;
  const fitting = steps.findIndex((least) => shown(least) <= most);
  const before = steps[fitting - 1];
  if (before !== undefined && shown(steps[fitting]!) < FEWEST_LINES && shown(before) <= 2 * most)
    return before;
  return steps[fitting] ?? steps.at(-1)!;
}
