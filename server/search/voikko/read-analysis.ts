/** One way to read a word, by the dictionary. */
export interface Reading {
  /** The basic form in lower case: "lastensuojelutyö". */
  readonly lemma: string;
  /** From first to last; one for a word that is no compound. */
  readonly parts: readonly ReadingPart[];
  /** With a possessive suffix: "kuntamme". */
  readonly possessive: boolean;
}

export interface ReadingPart {
  /** As it stands in the word: "lasten". */
  readonly text: string;
  /** Its basic form: "lapsi". */
  readonly lemma: string;
  /** What that is derived from: "suojella" for "suojelu"; null when nothing. */
  readonly root: string | null;
  readonly wordClass: WordClass;
  /** A participle, which is a form of the verb that is its root. */
  readonly participle: boolean;
  /** The lemma's own parts, where the dictionary lists a compound as one word: "hyvin", "vointi". */
  readonly within: readonly string[];
}

export type WordClass = 'noun' | 'adjective' | 'verb' | 'name' | 'other';

const CLASSES: Readonly<Record<string, WordClass>> = {
  Ln: 'noun',
  Ll: 'adjective',
  Lnl: 'adjective',
  Lt: 'verb',
  Lep: 'name',
  Les: 'name',
  Lem: 'name',
  Lee: 'name',
};

/** A tag, or letters between tags. */
const PIECE = /\[([^\]]+)\]|([^[]+)/g;

/**
 * Reads an analysis as Voikko's Finnish dictionary writes it: "[Ln][Xp]kunta[X]kunn[Sg][Ny]an". [Bc] parts a compound;
 * letters stand as in the word, but for those between [Xp] (basic form), [Xj] (end of a derived basic form) or [Xr]
 * (inflection) and [X]. Source: the tags as voikko-fi's documentation lists them.
 */
export function readAnalysis(analysis: string): Reading {
  const parts = analysis.split('[Bc]').map(readPart);
  const head = parts.at(-1) as ReadingPart;
  const before = parts.slice(0, -1).map(({ text }) => text);
  return { lemma: before.join('') + head.lemma, parts, possessive: /\[O(?:[123][ym]?)\]/.test(analysis) };
}

interface Draft {
  text: string;
  base: string;
  /** The text until the last end of a derived basic form, with that end. */
  derived: string | null;
  wordClass: WordClass;
  participle: boolean;
  infinitive: boolean;
}

const ACTION_NOUN = 'Tn4';

function readPart(analysis: string): ReadingPart {
  const draft: Draft = {
    text: '',
    base: '',
    derived: null,
    wordClass: 'other',
    participle: false,
    infinitive: false,
  };
  let within = '';
  for (const [, tag, letters] of analysis.matchAll(PIECE)) {
    if (tag !== undefined) {
      if (tag.startsWith('X')) within = tag;
      else readTag(draft, tag);
    } else readLetters(draft, within, letters as string);
  }
  return settled(draft);
}

function readTag(draft: Draft, tag: string): void {
  draft.wordClass = CLASSES[tag] ?? draft.wordClass;
  if (/^R[avtu]$/.test(tag)) draft.participle = true;
  if (tag === ACTION_NOUN) draft.infinitive = true;
}

function readLetters(draft: Draft, within: string, letters: string): void {
  if (within === 'Xp') draft.base += letters;
  else if (within === 'Xj') draft.derived = draft.text + letters;
  else if (within !== 'Xr') draft.text += letters;
}

function settled({ text, base, derived, wordClass, participle, infinitive }: Draft): ReadingPart {
  const basic = base.replaceAll('=', '').toLowerCase() || text.replace(/-$/, '');
  const lemma = infinitive ? actionNoun(text) : derived;
  return {
    text,
    lemma: lemma ?? basic,
    root: lemma === null || lemma === basic ? null : basic,
    wordClass,
    participle: participle && lemma !== null,
    within: lemma === null && wordClass !== 'name' && base.includes('=') ? base.toLowerCase().split('=') : [],
  };
}

/** "kehittämisessä" → "kehittäminen": the dictionary gives the verb alone. */
function actionNoun(text: string): string | null {
  const stem = /^.*mi(?=nen|s)/.exec(text)?.[0];
  return stem === undefined ? null : `${stem}nen`;
}
