/**
 * Remembers what `read` answered for the keys that were asked for last: at least `most` of them, at most twice as many.
 * The younger half is kept when the older is let go.
 */
export function rememberSome<K extends number | string, T>(most: number, read: (key: K) => T): (key: K) => T {
  let young = new Map<K, T>();
  let old = new Map<K, T>();
  return (key) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const value = old.get(key) ?? read(key);
    if (young.size >= most) [old, young] = [young, new Map()];
    young.set(key, value);
    return value;
  };
}
