/** What an older OpenAPI document promises and a newer one lacks, as JSON pointers. Additions are no break. */
export function breakingChanges(older: unknown, newer: unknown, pointer = '#'): string[] {
  if (!isObject(older)) return [];
  if (!isObject(newer)) return [`${pointer} is gone`];
  const gone = Object.keys(older).filter((key) => isPromise(pointer, key) && !(key in newer));
  const deeper = Object.keys(older).filter((key) => key in newer);
  return [
    ...gone.map((key) => `${pointer}/${key} is gone`),
    ...newlyRequired(older, newer, pointer),
    ...deeper.flatMap((key) => breakingChanges(older[key], newer[key], `${pointer}/${key}`)),
    ...(typeof older['type'] === 'string' &&
    typeof newer['type'] === 'string' &&
    older['type'] !== newer['type']
      ? [`${pointer}/type was ${older['type']}, is ${newer['type']}`]
      : []),
  ];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

const PROMISES = /\/(paths|properties|schemas|responses|content)$/;

/** Paths, methods, properties, schemas, statuses and media types are promised; words about them are not. */
function isPromise(pointer: string, key: string): boolean {
  return PROMISES.test(pointer) || ['get', 'head'].includes(key);
}

/** A parameter that callers did not have to send before. */
function newlyRequired(
  older: Record<string, unknown>,
  newer: Record<string, unknown>,
  pointer: string,
): string[] {
  const [before, now] = [parametersOf(older), parametersOf(newer)];
  if (!before || !now) return [];
  const names = new Set(before.map(({ name }) => name));
  const goneNames = before.filter(({ name }) => !now.some((parameter) => parameter.name === name));
  const demanded = now.filter(
    ({ name, required }) =>
      required && !before.some((parameter) => parameter.name === name && parameter.required),
  );
  return [
    ...goneNames.map(({ name }) => `${pointer}/parameters/${name} is gone`),
    ...demanded.map(
      ({ name }) => `${pointer}/parameters/${name} is ${names.has(name) ? 'now' : 'new and'} required`,
    ),
  ];
}

function parametersOf(operation: Record<string, unknown>): { name: string; required?: boolean }[] | null {
  return Array.isArray(operation['parameters'])
    ? (operation['parameters'] as { name: string; required?: boolean }[])
    : null;
}
