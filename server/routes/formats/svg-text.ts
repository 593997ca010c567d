import { textWidth } from '../../scene/text.ts';

/** What other typefaces may need more than ours. */
const WIDER = 1.08;
const WIDER_BOLD = 1.3;

/** How wide a text is drawn, whichever of the file's typefaces a program has. */
export function drawnWidth(text: string, size: number, bold = false): number {
  return textWidth(text, size) * (bold ? WIDER_BOLD : WIDER);
}

/** The text in lines that fit a width; a word that is wider, such as an address, goes on in the next line. */
export function wrapped(text: string, size: number, width: number, bold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trimStart();
    if (lines.length > 0 && drawnWidth(longer, size, bold) <= width) lines[lines.length - 1] = longer;
    else lines.push(...cut(word, (part) => drawnWidth(part, size, bold) <= width));
  }
  return lines;
}

/** A word in the longest parts that fit, of a letter at least. */
function cut(word: string, fits: (part: string) => boolean): string[] {
  const parts = [''];
  for (const letter of word) {
    const longer = parts.at(-1)! + letter;
    if (longer === letter || fits(longer)) parts[parts.length - 1] = longer;
    else parts.push(letter);
  }
  return parts;
}
