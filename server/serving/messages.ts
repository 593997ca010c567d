import type { PackedGraph } from '../projection/pack.ts';
import type { Answer, Question } from './question.ts';

/** What a reader thread is asked to do; each task has a number, under which its outcome comes back. */
export type Task =
  { ask: Question } | { pack: true } | { attach: PackedGraph; warm: boolean } | { close: true };

/** What comes of a task. */
export type Outcome = { answer: Answer } | { graph: PackedGraph } | { done: true } | { failure: Failure };

export type ToReader = Task & { task: number };

export type FromReader = (Outcome & { task: number }) | { log: LogLine };

export type LogLine = [
  level: 'debug' | 'info' | 'warn' | 'error',
  event: string,
  details: Record<string, unknown>,
];

/** An error on its way to another thread. */
export interface Failure {
  name: string;
  message: string;
  /** Seconds, where the store said so. */
  retryAfter: number | null;
}
