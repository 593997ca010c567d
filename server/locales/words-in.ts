import type { Lang } from '../vocabulary/languages.ts';
import { fill } from './problems.ts';
import { WORDS } from './words.ts';

/** The interface's words in one language: `words('page.skip')`. Throws on a key that the locales do not have. */
export function wordsIn(lang: Lang): (key: string, values?: Record<string, string | number>) => string {
  const all: Readonly<Record<string, Readonly<Record<Lang, string>>>> = WORDS;
  return (key, values = {}) => {
    const text = all[key];
    if (!text) throw new Error(`The locales have no words for "${key}"`);
    return fill(text[lang], values);
  };
}
