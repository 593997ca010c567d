const MOST = 500;

/** A function of a text whose answers are remembered; browsers send few different headers. */
export function rememberTexts<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= MOST) known.clear();
    const fresh = find(text);
    known.set(text, fresh);
    return fresh;
  };
}
