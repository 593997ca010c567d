import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const FILE = fileURLToPath(new URL('../../docs/measurements.md', import.meta.url));

/** A place of its own in the document: `mark` finds it again, `title` heads it when it is made. */
export interface Place {
  mark: string;
  title: string;
}

/** Puts what was measured in the place of what was measured before, with the machine, the date and the commit. */
export async function noteInMeasurements(section: string, seconds: number, place: Place): Promise<void> {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '# Measurements\n';
  const text = withSection(before, `${section}\n\n${circumstances(seconds)}`, place);
  const config = (await resolveConfig(FILE)) ?? {};
  writeFileSync(FILE, await format(text, { ...config, parser: 'markdown' }));
}

/** The document with the section between its marks, which are made where there are none; all else stays. */
export function withSection(document: string, section: string, { mark, title }: Place): string {
  const [begin, end] = [`<!-- ${mark}:begin -->`, `<!-- ${mark}:end -->`];
  const marked = document.includes(begin)
    ? document
    : `${document.trimEnd()}\n\n## ${title}\n\n${begin}\n${end}\n`;
  const from = marked.indexOf(begin) + begin.length;
  return `${marked.slice(0, from)}\n\n${section}\n\n${marked.slice(marked.indexOf(end))}`;
}

function circumstances(seconds: number): string {
  const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.version}`;
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}`,
    `commit ${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`,
    machine,
    `${Math.round(seconds / 60)} min in all.`,
  ].join('; ');
}
