/**
 * How far a step of x across and y down leads. Math.hypot, which takes any number of sides, does the same arithmetic at
 * ten times the cost; places hang on the last bit of it.
 */
export function lengthOf(x: number, y: number): number {
  const across = Math.abs(x);
  const down = Math.abs(y);
  const longer = across > down ? across : down;
  if (longer === 0) return 0;
  const [n, m] = [across / longer, down / longer];
  return Math.sqrt(n * n + m * m) * longer;
}
