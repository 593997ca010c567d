import { textWidth } from '../../scene/text.ts';

/** What other typefaces may need more than ours. */
const WIDER = 1.08;
const WIDER_BOLD = 1.3;

/** How wide a text is drawn, whichever of the file's typefaces a program has. */
export function drawnWidth(text: string, size: number, bold = false): number {
  return textWidth(text, size) * (bold ? WIDER_BOLD : WIDER);
}

/** The text in lines that fit a width; a word that is wider stands on a line of its own. */
export function wrapped(text: string, size: number, width: number, bold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trimStart();
    if (lines.length > 0 && drawnWidth(longer, size, bold) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
