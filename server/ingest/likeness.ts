import { slug } from './slug.ts';

const LEGAL_FORMS = /-(ab|as|gmbh|llc|ltd|mtu|oy|oyj|oyab|plc|rf|r-f|ry|r-y|sr)(?=-|$)/g;

/**
 * How alike two names look, 0 to 1, whatever their case, accents and legal forms: the share of three-letter pieces that
 * they have in common. Source: Dice 1945.
 */
export function likeness(a: string, b: string): number {
  const [left, right] = [pieces(a), pieces(b)];
  const common = left.intersection(right).size;
  return (2 * common) / (left.size + right.size);
}

function pieces(name: string): Set<string> {
  const text = `--${slug(name).replace(LEGAL_FORMS, '')}-`;
  return new Set(Array.from({ length: text.length - 2 }, (_, start) => text.slice(start, start + 3)));
}
