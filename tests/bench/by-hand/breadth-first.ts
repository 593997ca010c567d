const MOST_PATHS = 20;
const MOST_STEPS = 8;

/** The ids of some shortest paths' entities; `step` answers the neighbours of many at once. */
export function breadthFirst(
  from: string,
  to: string,
  step: (ids: readonly string[]) => { one: string; other: string }[],
): string[][] {
  const left = new Map([[to, 0]]);
  const nearer = new Map<string, string[]>();
  let edge = [to];
  for (let steps = 1; steps <= MOST_STEPS && edge.length > 0 && !left.has(from); steps += 1) {
    const reached = new Set<string>();
    for (const { one, other } of step(edge)) {
      if (left.has(other)) continue;
      reached.add(other);
      const known = nearer.get(other);
      if (known) known.push(one);
      else nearer.set(other, [one]);
    }
    for (const id of reached) left.set(id, steps);
    edge = [...reached];
  }
  if (!left.has(from)) return [];
  const found: string[][] = [];
  const walk = (path: string[]) => {
    const at = path.at(-1) as string;
    if (found.length === MOST_PATHS) return;
    if (at === to) found.push(path);
    else for (const next of new Set(nearer.get(at)?.toSorted())) walk([...path, next]);
  };
  walk([from]);
  return found;
}
