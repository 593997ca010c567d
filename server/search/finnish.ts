import { strongGrades } from './gradation.ts';

/**
 * The stems a Finnish word form may belong to: vowel stems in the strong grade, so that "kunta", "kunnan" and
 * "kunnissa" share one. Works without a dictionary, hence gives every stem that the form allows (mostly one to
 * four); two forms of one word share at least one. Stems are for comparing, not for showing: final e becomes i,
 * a long final vowel short.
 */
export function finnishStems(word: string): string[] {
  const known = CACHE.get(word);
  if (known) return known;
  const stems = [...new Set(readings(word).flatMap(stemsOf))];
  if (CACHE.size >= CACHE_LIMIT) CACHE.clear();
  CACHE.set(word, stems);
  return stems;
}

/** Those of a spelling's stems of which it may be the nominative; the plural counts, as thesauri use it. */
export function finnishBasicStems(word: string): string[] {
  const plurals = word.endsWith('t') ? cases(word) : [];
  return [...nominatives(word), ...plurals].flatMap(stemsOf);
}

/** What an adjective in -inen is made from: "kulttuurinen" → kulttuuri, "taiteellinen" → taide, "turkulainen" → Turku. */
export function derivationRoots(stems: readonly string[]): string[] {
  const bare = stems.flatMap((stem) => {
    const root = stem.replace(/(?<=.{2}[aeiouyäö])(?:llisi|laisi|läisi|si)$/, '');
    return root === stem ? [] : [root];
  });
  return [...new Set(bare.flatMap((root) => [root, ...finnishStems(`${root}n`)]))];
}

const CACHE = new Map<string, string[]>();
const CACHE_LIMIT = 200_000;

/** One way to read a form: what is left without its ending, and what that ending says about the rest. */
interface Reading {
  readonly stem: string;
  /** The syllable is or may be closed, so the consonants before may stand in the weak grade. */
  readonly weak: boolean;
  /** The i before the ending may be the plural's. */
  readonly plural: boolean;
}

interface Ending {
  readonly pattern: RegExp;
  /** What must stand before the ending. */
  readonly after: RegExp;
  readonly weak: boolean;
  readonly plural: boolean;
  /** Given back to the stem: consonant stems lack their vowel. */
  readonly restore?: string;
}

const ENDINGS: readonly Ending[] = [
  // inessive, elative, adessive, ablative, allative, translative, abessive
  {
    pattern: /(ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|tt[aä])$/,
    after: /[aeiouyåäö]$/,
    weak: true,
    plural: true,
  },
  { pattern: /n[aä]$/, after: /[aeiouyåäö]$/, weak: false, plural: true }, // essive
  { pattern: /[nt]$/, after: /[aeiouyåäö]$/, weak: true, plural: false }, // genitive, nominative plural
  { pattern: /(?<=ii)n$/, after: /i$/, weak: false, plural: true }, // illative plural: kuntiin
  { pattern: /[aä]$/, after: /[^aeiouyåäöj]i$/, weak: false, plural: true }, // partitive: kuntia, lasia
  { pattern: /[aä]$/, after: /[eouyö]$/, weak: false, plural: false }, // taloa, nimeä
  { pattern: /j([aä]|en)$/, after: /[eouyö]$/, weak: false, plural: true }, // taitoja, palvelujen
  { pattern: /(den|tten)$/, after: /[aeouyäö]i$/, weak: true, plural: true }, // palveluiden
  { pattern: /en$/, after: /[^aeouyåäö]i$/, weak: false, plural: true }, // kuntien
  { pattern: /ten$/, after: /[slnrt]$/, weak: false, plural: false, restore: 'e' }, // naisten
  { pattern: /(hin|siin)$/, after: /[aeouyäö]i$/, weak: false, plural: true }, // kirjastoihin, vapaisiin
  { pattern: /h([aeiouyäö])n$/, after: /[aeiouyäö]$/, weak: false, plural: false }, // maahan, työhön
  { pattern: /seen$/, after: /([aeouyäö])\1$/, weak: false, plural: false }, // Espooseen
  { pattern: /t[aä]$/, after: /[aeiouyäö]{2}$/, weak: false, plural: true }, // työtä, asiantuntijoita
  { pattern: /t[aä]$/, after: /[slnrt]$/, weak: false, plural: false, restore: 'e' }, // koulutusta, kieltä
];

const POSSESSIVE = /(?<=[aeiouyäö])(ns[aä]|mme|nne|ni)$/;
const POSSESSIVE_AFTER_CASE = /(?<=(?:ss|st|ll|lt|n|tt)(?:a(?=an)|ä(?=än))|(?:ll|ks)e(?=en))[aäe]n$/;
const CLITIC = /(kin|kaan|kään|han|hän)$/;
const SHORTEST = 2;

function readings(word: string): Reading[] {
  return [...nominatives(word), ...cases(word), ...suffixed(word)];
}

/** The word as it stands: a nominative, or a form that no ending explains. */
function nominatives(word: string): Reading[] {
  const plain = (stem: string, weak = false): Reading => ({ stem, weak, plural: false });
  const irregular = IRREGULAR.get(word);
  if (irregular) return [plain(irregular)];
  if (/.nen$/.test(word)) return [plain(word.replace(/nen$/, 'se'))];
  if (/[aä]s$/.test(word)) return [plain(`${word}e`), plain(word.slice(0, -1), true)];
  if (/[ie]s$/.test(word)) return [plain(`${word}e`), plain(word.slice(0, -1), true)];
  if (/[aeiuyäö]n$|[aeiouyäö]t$/.test(word)) return [];
  if (/[^aeiouyåäö\d]$/.test(word)) return [plain(`${word}e`)];
  if (/[aeouyäö]si$/.test(word)) return [plain(word), plain(word.replace(/si$/, 'te'))];
  return [plain(word, word.endsWith('e'))];
}

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    lasten: 'lapse',
    lasta: 'lapse',
    mies: 'miehe',
    miestä: 'miehe',
    miesten: 'miehe',
  }),
);

function cases(word: string): Reading[] {
  if (IRREGULAR.has(word) || /.nen$/.test(word)) return [];
  return ENDINGS.flatMap(({ pattern, after, weak, plural, restore = '' }) => {
    const rest = word.replace(pattern, '');
    if (rest === word || rest.length < SHORTEST || !after.test(rest)) return [];
    return [{ stem: rest + restore, weak: weak && !LONG_END.test(rest), plural }];
  });
}

/** Readings below a possessive suffix or a clitic; the case n before a possessive is lost, so both are tried. */
function suffixed(word: string): Reading[] {
  const afterCase = word.replace(POSSESSIVE_AFTER_CASE, '');
  if (afterCase !== word) return cases(afterCase.replace(/kse$/, 'ksi'));
  const owned = word.replace(POSSESSIVE, '');
  if (owned !== word && owned.length > 3)
    return [...nominatives(owned), ...cases(owned.replace(/kse$/, 'ksi'))];
  const bare = word.replace(CLITIC, '');
  if (bare !== word && bare.length > 4 && /[aeiouyäönts]$/.test(bare))
    return [...nominatives(bare), ...cases(bare)];
  return [];
}

const LONG_END = /([aeiouyäö])\1$/;

function stemsOf({ stem, weak, plural }: Reading): string[] {
  const singulars = plural ? singularStems(stem) : [stem];
  const graded = weak ? singulars.flatMap(strongGrades) : singulars;
  return graded.flatMap(settle);
}

/** Undoes the plural's i: "kunni" → kunna, kunni; "kirjoi" → kirjo, kirja; "mallei" → malle. */
function singularStems(stem: string): string[] {
  const short = stem.replace(/ii$/, 'i');
  const open = usesBackVowels(short) ? 'a' : 'ä';
  const body = short.slice(0, -1);
  if (/[^aeiouyåäö]i$/.test(short)) return [short, body + open];
  if (short.endsWith('töi')) return [body, `${body.slice(0, -1)}yö`];
  if (/[oö]i$/.test(short)) return [body, body.slice(0, -1) + open];
  if (/[aeuyä]i$/.test(short)) return [body];
  // The partitive and genitive plural in j: "kirjoja", "malleja".
  if (/[oö]$/.test(short)) return [short, body + open];
  return [short];
}

function usesBackVowels(stem: string): boolean {
  const last = /[aouäöy](?=[^aouäöy]*$)/.exec(stem);
  return last !== null && 'aou'.includes(last[0]);
}

/** Brings the spellings of one stem together. */
function settle(stem: string): string[] {
  const settled = stem
    .replace(/([aeiouyåäö])\1$/, '$1')
    // -uus, -uuden, -uutta, -uuksia and -us, -uksen
    .replace(/(?<=[aeiouyåäö])([uy])([dt]|ks|s)[ei]$/, '$1si')
    .replace(/(?<=[aeiouyåäö])ks[ei]$/, 'si')
    .replace(/(?<=[^aeiouyåäö])e$|(?<=[aouyäö])e$/, 'i');
  const shorter = settled.replace(/(?<=.{3})(?:(?<=i)mi|(?<=[oö])(?:ma|mä))$/, '');
  return shorter === settled ? [settled] : [settled, shorter.replace(/tt([oö])$/, 't$1')];
}
