/** Control characters, halves of pairs and other code points that XML 1.0 does not know; tab and line ends stay. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/gu;

/** The text with U+FFFD for what no file can carry or no reader can see. */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, '\uFFFD');
}
