import { printable } from '../../http/printable.ts';

export type Cell = string | number | boolean | null;

/** A table for programs and spreadsheets: each column says what it takes from a row. */
export interface CsvTable {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** Lets Excel know that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * CSV as RFC 4180 has it: a header, commas, CRLF, every text in quotes. Numbers stand bare, so that negative ones stay
 * numbers. A text that a spreadsheet could take for a formula gets an apostrophe before it.
 */
export function toCsv({ columns, rows }: CsvTable): string {
  return BYTE_ORDER_MARK + [columns, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (cell === null || cell === '') return '';
  if (typeof cell !== 'string') return String(cell);
  return `"${withoutFormulas(printable(cell)).replaceAll('"', '""')}"`;
}

/**
 * What begins a formula, in full width too, perhaps after quotes or white space. Not only at the start of a text: a
 * program that splits at semicolons, tabs or line ends makes cells of the parts. Commas are ours and safe in quotes,
 * and Finnish needs them before a hyphen: "kirjastot, -tilat".
 * Source: OWASP, CSV Injection.
 */
const FORMULA = /(?<=(?:^|[;\t\r\n])[\s"'\u200B-\u200F\u2060\uFEFF]*)(?=[=+\-@＝＋－＠])/gu;
const LEADING_CONTROL = /^(?=[\t\r\n])/;

function withoutFormulas(text: string): string {
  return text.replace(FORMULA, "'").replace(LEADING_CONTROL, "'");
}
