import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/** A part that was run in full. */
export interface SoakRecord {
  part: string;
  seed: number;
  cases: number;
  failures: number;
  seconds: number;
}

const FILE = fileURLToPath(new URL('../../docs/measurements.md', import.meta.url));
const BEGIN = '<!-- soak:begin -->';
const END = '<!-- soak:end -->';
const HEAD = [
  '| part | cases | failures | seed | time | date | commit |',
  '| --- | --- | --- | --- | --- | --- | --- |',
];

/** Puts the run in the place of the part's earlier one in docs/measurements.md. */
export async function noteInMeasurements(record: SoakRecord): Promise<void> {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '# Measurements\n';
  const text = withRecord(before, rowOf(record));
  const config = (await resolveConfig(FILE)) ?? {};
  writeFileSync(FILE, await format(text, { ...config, parser: 'markdown' }));
}

/** The document with the row in its table, which is made where there is none; every other line stays. */
export function withRecord(document: string, row: string): string {
  const marked = document.includes(BEGIN)
    ? document
    : `${document.trimEnd()}\n\n## Soak\n\n${BEGIN}\n${END}\n`;
  const from = marked.indexOf(BEGIN) + BEGIN.length;
  const to = marked.indexOf(END);
  const others = rowsIn(marked.slice(from, to)).filter((one) => nameIn(one) !== nameIn(row));
  const table = [...HEAD, ...[...others, row].sort()].join('\n');
  return `${marked.slice(0, from)}\n\nEach row is made by \`npm run soak -- PART --seed SEED\`.\n\n${table}\n\n${marked.slice(to)}`;
}

function rowsIn(section: string): string[] {
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(HEAD.length);
}

function nameIn(row: string): string {
  return row.split('|')[1]?.trim() ?? '';
}

function rowOf({ part, seed, cases, failures, seconds }: SoakRecord): string {
  const date = new Date().toISOString().slice(0, 10);
  const time = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  return `| ${[part, cases, failures, seed, time, date, commit()].join(' | ')} |`;
}

function commit(): string {
  const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
  return `${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`;
}
