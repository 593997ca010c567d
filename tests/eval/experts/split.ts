import type { Snapshot } from '../../../server/snapshot.ts';

/** The projects of the register on a topic or a narrower one, split in time. */
export interface Question {
  readonly topic: string;
  /** Who led a project on it that began after the last day of evidence. */
  readonly right: ReadonlySet<string>;
}

export interface Split {
  readonly questions: readonly Question[];
  /** How many projects each organisation had led by the last day, on whatever topic: whoever can be found. */
  readonly led: ReadonlyMap<string, number>;
}

/** The fewest projects of the time before, and the fewest organisations of the time after, for a topic to be asked. */
const FEWEST = 5;

/** Questions from the projects whose ids begin with `prefix`; evidence is what began by `lastDay`. */
export function splitInTime({ projection, topics }: Snapshot, prefix: string, lastDay: string): Split {
  const projects = Array.from(projection.placesOf('project'), projection.idAt)
    .filter((id) => id.startsWith(prefix))
    .map((id) => ({
      began: projection.entity(id)?.period?.from?.date ?? lastDay,
      leads: projection.reaching(id, new Set(['lead'])).map(({ from }) => from),
      topics: projection.leaving(id, new Set(['about'])).map(({ to }) => to),
    }));
  const before = projects.filter(({ began }) => began <= lastDay);
  const after = projects.filter(({ began }) => began > lastDay);
  const led = new Map<string, number>();
  for (const id of before.flatMap(({ leads }) => leads)) led.set(id, (led.get(id) ?? 0) + 1);
  const asked = [...new Set(projects.flatMap((project) => project.topics))].toSorted();
  const questions = asked.flatMap((topic): Question[] => {
    const within = new Set([topic, ...topics.narrowerWithin(topic).keys()]);
    const isOn = (project: { topics: readonly string[] }) => project.topics.some((one) => within.has(one));
    const right = new Set(after.filter(isOn).flatMap(({ leads }) => leads));
    return before.filter(isOn).length >= FEWEST && right.size >= FEWEST ? [{ topic, right }] : [];
  });
  return { questions, led };
}
