/**
 * Remembers what `read` answered for the numbers that were asked for last: at least `most` of them, at most twice as
 * many. The younger half is kept when the older is let go.
 */
export function rememberSome<T>(most: number, read: (at: number) => T): (at: number) => T {
  let young = new Map<number, T>();
  let old = new Map<number, T>();
  return (at) => {
    const known = young.get(at);
    if (known !== undefined) return known;
    const value = old.get(at) ?? read(at);
    if (young.size >= most) [old, young] = [young, new Map()];
    young.set(at, value);
    return value;
  };
}
