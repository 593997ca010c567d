/** What a register writes where it should name one implementer: often several names, and what they were or became. */
export interface WrittenName {
  /** The names between slashes, commas and brackets. */
  readonly parts: readonly Part[];
  /** Names that it tells to be earlier or later ones: "(aiemmin Kuopion yliopisto)". */
  readonly otherTimes: readonly Part[];
}

/** One of the names: its words in lower case, and after which of them a legal form stands (−1: before the first). */
export interface Part {
  readonly words: Words;
  readonly forms: readonly number[];
}

export type Words = readonly string[];

const LEGAL_FORMS = new Set(['oy', 'ab', 'oyj', 'abp', 'osakeyhtiö', 'ry', 'rf', 'r', 'f', 'y', 'sr']);
const SEPARATOR = /[/()&;]|(?<=\p{L}),\s|\s[-–]\s/u;
const OTHER_TIME =
  /^\s*(?:aiemmin|ent(?:inen|\.)|myöh(?:emmin|\.)?:?(?: käytetään \S+)?|\d{1,2}\.\d{1,2}\.\d{4}\s*(?:alkaen|saakka)?(?: nimellä)?)\s*/iu;
/** "Lounais-Suomen" is one word: what follows it is no name of its own. */
const REGION =
  /(?<!\p{L})(lounais|luoteis|kaakkois|koillis|länsi|itä|etelä|pohjois|keski|sisä|kanta|päijät|varsinais|ylä|yli|ala)-\s?(?=\p{L})/giu;
/** Where a line of the form ended, the export joined two words: "yliopistoPorin yksikkö". */
const JOINED = /(?<=\p{Ll}{4})(?=\p{Lu})|(?<=koulu)(?=osakeyhtiö)/gu;
/** The same in capitals: "YLIOPISTOKEMIAN LAITOS", but no "yliopistokeskus". */
const JOINED_IN_CAPITALS =
  /(?<=YLIOPISTO|AMMATTIKORKEAKOULU|KOULUTUKSEN|KUNTAYHTYMÄ|SÄÄTIÖ|YKSIKKÖ)(?=\p{Lu}{4})(?!KESKUS|YHTYMÄ|KAMPUS|SÄÄTIÖ|KIRJASTO|N\b)/gu;

/** Reads a name as the register writes it. */
export function readName(written: string): WrittenName {
  const pieces = apart(written)
    .split(SEPARATOR)
    .map((piece) => ({ other: OTHER_TIME.test(piece), part: partOf(piece.replace(OTHER_TIME, '')) }))
    .filter(({ part }) => part.words.length > 0);
  return {
    parts: pieces.filter(({ other }) => !other).map(({ part }) => part),
    otherTimes: pieces.filter(({ other }) => other).map(({ part }) => part),
  };
}

/** The words of a name in lower case, without legal forms. */
export function wordsOf(name: string): Words {
  return partOf(name).words;
}

function partOf(name: string): Part {
  const all = apart(name.normalize('NFC'))
    .replace(REGION, '$1')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const words: string[] = [];
  const forms: number[] = [];
  for (const word of all)
    if (LEGAL_FORMS.has(word)) forms.push(words.length - 1);
    else words.push(word);
  return { words, forms };
}

function apart(written: string): string {
  return written.replace(JOINED, ' ').replace(JOINED_IN_CAPITALS, ' ');
}
