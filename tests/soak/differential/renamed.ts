/** The value with every text in it, keys too, that is a key of `names` replaced by its name. */
export function renamed<T>(value: T, names: ReadonlyMap<string, string>): T {
  return rename(value, names) as T;
}

function rename(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => rename(item, names));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [names.get(key) ?? key, rename(inner, names)]),
  );
}
