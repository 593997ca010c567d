import type { Words } from '../parts/html.ts';

/** Words with a number in them: the key with `.one` for exactly one, the key itself for the rest. */
export function countedText(words: Words, key: string, count: number): string {
  return words(count === 1 ? `${key}.one` : key, { count });
}
