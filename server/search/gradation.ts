/**
 * Consonant gradation undone: the stem itself (it may not alternate at all) and the strong grades it may be the
 * weak grade of. "kunna" → kunna, kunta; "turu" → turu, turku; "seinäjoe" → seinäjoe, seinäjoke.
 * Source: Iso suomen kielioppi § 41–46 (astevaihtelu).
 */
export function strongGrades(stem: string): string[] {
  return [stem, ...RULES.flatMap(([weak, strong]) => (weak.test(stem) ? [stem.replace(weak, strong)] : []))];
}

/** Weak consonants before the last vowel, and what they are in the strong grade. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/(?<=[aeiouyäölrn])k(?=[aeiouyäö]{1,2}$)/, 'kk'],
  [/(?<=[aeiouyäölrm])p(?=[aeiouyäö]{1,2}$)/, 'pp'],
  [/(?<=[aeiouyäölrn])t(?=[aeiouyäö]{1,2}$)/, 'tt'],
  [/(?<=[aeiouyäöh])d(?=[aeiouyäö]{1,2}$)/, 't'],
  [/(?<=[aeiouyäölr])v(?=[aeiouyäö]{1,2}$)/, 'p'],
  [/(?<=([uy]))v(?=\1$)/, 'k'],
  [/nn(?=[aeiouyäö]{1,2}$)/, 'nt'],
  [/mm(?=[aeiouyäö]{1,2}$)/, 'mp'],
  [/ng(?=[aeiouyäö]{1,2}$)/, 'nk'],
  [/ll(?=[aeiouyäö]{1,2}$)/, 'lt'],
  [/rr(?=[aeiouyäö]{1,2}$)/, 'rt'],
  [/(?<=[lrh])j(?=e$)/, 'k'],
  [/(?<=[aeiouyäö][lrh])(?=[aeiouyäö]$)/, 'k'],
  [/(?<=[^aeiouyäö])([aeiouyäö]{1,2})(?!\1$)(?=[aeiouyäö]$)/, '$1k'],
];
