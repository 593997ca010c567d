/** Advance widths of Schibsted Grotesk at weight 480, in thousandths of the font size. */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  (
    [
      [204, "'"],
      [245, ' '],
      [260, 'il'],
      [275, 'j,’'],
      [286, '.:'],
      [317, '()'],
      [350, 'ft1"'],
      [369, 'I'],
      [414, 'r'],
      [452, '/'],
      [482, '-'],
      [500, '–'],
      [517, 'sz'],
      [549, 'JL7'],
      [561, 'acegkvxyåäé'],
      [592, 'bdhnopquöü2345689EF'],
      [620, 'PSUZY0'],
      [656, 'BRTKX'],
      [700, 'ACDVÅÄ'],
      [725, 'GHN'],
      [769, 'OQÖ'],
      [827, 'w'],
      [881, 'mM'],
      [951, 'W'],
    ] as const
  ).flatMap(([width, characters]) =>
    [...characters].map((character): [string, number] => [character, width]),
  ),
);
const UNKNOWN_WIDTH = 640;
/** What bold adds, and a little for hosts that bring a font of their own. */
const BOLD = 1.05;
const ALLOWANCE = 1.03;

const SOFT_HYPHEN = '\u00AD';

/** Width in px that `text` takes at `size` px: an estimate that needs no browser, rather too wide than too narrow. */
export function textWidth(text: string, size: number, bold = false): number {
  const units = [...text].reduce((sum, character) => sum + (WIDTHS.get(character) ?? UNKNOWN_WIDTH), 0);
  return (units / 1000) * size * ALLOWANCE * (bold ? BOLD : 1);
}

/**
 * Lines of at most `limit` characters where the text allows: between words, after a hyphen and at soft hyphens
 * (compound seams). A longer piece without a seam stays whole: nothing is cut.
 */
export function wrapLabel(text: string, limit = 18): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { text: part, glue } of pieces(text, limit)) {
    const joined = line === '' ? part : line + glue + part;
    if (line === '' || joined.length <= limit) {
      line = joined;
    } else {
      lines.push(glue === ' ' || line.endsWith('-') ? line : `${line}-`);
      line = part;
    }
  }
  return line === '' ? lines : [...lines, line];
}

interface Piece {
  text: string;
  /** What joins it to the piece before while both stand on one line. */
  glue: ' ' | '';
}

function pieces(text: string, limit: number): Piece[] {
  return text
    .split(/[ \n]+/u)
    .filter((word) => word !== '')
    .flatMap((word) => splitWord(word, limit));
}

function splitWord(word: string, limit: number): Piece[] {
  const plain = word.replaceAll(SOFT_HYPHEN, '');
  if (plain.length <= limit) return [{ text: plain, glue: ' ' }];
  return word
    .split(/\u00AD|(?<=-)/u)
    .filter((part) => part !== '')
    .map((part, index) => ({ text: part, glue: index === 0 ? ' ' : '' }));
}
