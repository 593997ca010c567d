/** Texts that a store may trip over, by name. */
export const ODD_TEXTS: [name: string, text: string][] = [
  ['quotes and backslashes', `'"\`\\ \\' \\" \\\\`],
  ['line ends and tabs', 'a\nb\r\nc\td'],
  ['control characters', '\u0001\u0007\u001b[31m\u007f\u0085'],
  ['a zero character', 'a\u0000b'],
  ['emoji and joined emoji', '👩‍👩‍👧‍👦🎻🇫🇮'],
  ['beyond the basic plane', '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐍈'],
  ['combining marks', 'a\u030A\u0308 \u202Eoikealta\u202C \u200B'],
  ['an SQL injection', `x'); DROP TABLE entity; --`],
  ['a Cypher injection', `x'}) DETACH DELETE n // \` MATCH (n) DETACH DELETE n`],
  ['a Cypher parameter', '$ids {id} $$ :Entity'],
  ['JSON', '{"id":"a","__proto__":{"x":1}}'],
  ['names of JavaScript', '__proto__'],
  ['LIKE wildcards', '%_*?'],
  ['white space', ' '],
  ['Finnish letters', 'ÅÄÖ åäö Š ž ẞ'],
];
