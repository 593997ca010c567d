/**
 * The candidate that a reader most likely meant, or null when none is near: at most one slip (a letter missing,
 * added, changed, or two swapped) in a short word, two from eight letters on. Case is ignored. Among equally
 * near candidates the first in code unit order is answered.
 */
export function nearest(candidates: Iterable<string>, word: string): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let allowed = slipsAllowed(wanted.length);
  for (const candidate of candidates) {
    const found = distance(candidate.toLowerCase(), wanted, allowed);
    if (found > allowed || (found === allowed && best !== null && best <= candidate)) continue;
    best = candidate;
    allowed = found;
  }
  return best;
}

/** How many slips a word of this length forgives: none below three letters, one below eight, else two. */
export function slipsAllowed(length: number): number {
  if (length < 3) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * Damerau–Levenshtein distance (optimal string alignment); anything above `most` is answered as `most + 1`.
 * Source: Damerau 1964, Levenshtein 1966.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = nextRow(a, b, row, last, before);
    if (Math.min(...next) > most) return most + 1;
    before = last;
    last = next;
  }
  return Math.min(last[b.length] as number, most + 1);
}

function nextRow(a: string, b: string, row: number, last: number[], before: number[]): number[] {
  const next = [row];
  for (let column = 1; column <= b.length; column++) {
    const same = a[row - 1] === b[column - 1];
    let cost = Math.min(
      (last[column] as number) + 1,
      (next[column - 1] as number) + 1,
      (last[column - 1] as number) + (same ? 0 : 1),
    );
    const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    if (swapped) cost = Math.min(cost, (before[column - 2] as number) + 1);
    next.push(cost);
  }
  return next;
}
