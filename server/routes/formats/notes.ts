import { wordsIn } from '../../locales/words-in.ts';
import type { SourceAnswer } from '../../contract/answers.ts';
import type { ExportHead } from './exported.ts';

/** One thing that a file says of itself: a stable key, a number, and the sentence around it. */
export interface Note {
  key:
    'withheld-quotes' | 'withheld-persons' | 'withheld-relations' | 'cut' | 'hidden' | 'unspelled' | 'query';
  /** Null where there is nothing to count. */
  count: number | null;
  text: string;
}

/** What is left out, with its number; the first three always, the others where there are any. */
export function notesOf({
  withheld,
  cut,
  hidden,
  unspelled,
  query,
  lang,
}: Pick<ExportHead, 'withheld' | 'cut' | 'hidden' | 'unspelled' | 'query' | 'lang'>): Note[] {
  const words = wordsIn(lang);
  const kept = (['quotes', 'persons', 'relations'] as const).map((what): Note => ({
    key: `withheld-${what}`,
    count: withheld[what],
    text: words(`export.withheld.${what}`, { n: withheld[what] }),
  }));
  if (cut) kept.push({ key: 'cut', count: cut.total - cut.shown, text: words('export.cut', cut) });
  if (hidden > 0) kept.push({ key: 'hidden', count: hidden, text: words('export.hidden', { n: hidden }) });
  if (unspelled > 0)
    kept.push({ key: 'unspelled', count: unspelled, text: words('export.unspelled', { n: unspelled }) });
  if (query) kept.push({ key: 'query', count: null, text: words('export.query', { query }) });
  return kept;
}

/** "Solmu, version 21 of the data" and the notes in one text, for formats that have one description. */
export function description(head: ExportHead): string {
  const words = wordsIn(head.lang);
  const sources = head.sources.map(creditOf).join(' | ');
  return [
    words('export.revision', { revision: head.revision }),
    ...notesOf(head).map(({ text }) => text),
    ...(sources ? [`${words('export.sources')}: ${sources}`] : []),
  ].join('. ');
}

/** "Kuntarekisteri, Tilastokeskus, CC BY 4.0: Tilastokeskus, luokitukset" */
export function creditOf({ title, publisher, licence, attribution }: SourceAnswer): string {
  const named = [title, publisher, licence].filter(Boolean).join(', ');
  return attribution ? `${named}: ${attribution}` : named;
}

/** The notes that count something, as names and numbers. */
export function countsOf(head: Parameters<typeof notesOf>[0]): [key: Note['key'], count: number][] {
  return notesOf(head).flatMap(({ key, count }) => (count === null ? [] : [[key, count]]));
}
