import { oncePerProjection } from '../projection/once-per-projection.ts';
import type { Snapshot } from '../snapshot.ts';
import { topicLines, type Reading, type TopicLine } from './lines.ts';

/** How many lines a thread keeps: some 13 MB. */
const KEPT = 30_000;

interface Kept {
  readonly byQuestion: Map<string, readonly TopicLine[]>;
  lines: number;
}

const keptOf = oncePerProjection((_snapshot: Snapshot): Kept => ({ byQuestion: new Map(), lines: 0 }));

/**
 * The lines of `topicLines`, those asked for last kept for as long as their projection lives: another kind, region or
 * half-life asks for the same ones.
 */
export function rememberedLines(reading: Reading, topic: string): readonly TopicLine[] {
  const { snapshot, today, narrower } = reading;
  const kept = keptOf(snapshot);
  const question = `${today} ${narrower} ${topic}`;
  const lines = kept.byQuestion.get(question) ?? topicLines(reading, topic);
  keep(kept, question, lines);
  return lines;
}

/** As the youngest; the oldest go when there are too many. */
function keep(kept: Kept, question: string, lines: readonly TopicLine[]): void {
  if (kept.byQuestion.delete(question)) kept.lines -= lines.length;
  kept.byQuestion.set(question, lines);
  kept.lines += lines.length;
  for (const [oldest, old] of kept.byQuestion) {
    if (kept.lines <= KEPT) break;
    kept.byQuestion.delete(oldest);
    kept.lines -= old.length;
  }
}
