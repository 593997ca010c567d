import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PYTHON = fileURLToPath(new URL('../../../.readers/bin/python', import.meta.url));
const READER = fileURLToPath(new URL('read_files.py', import.meta.url));

/** The Python that has the readers, or null, which is said loudly; throws under CI, where nothing may be skipped. */
export function readersForTests(): string | null {
  if (existsSync(PYTHON) && spawnSync(PYTHON, ['-c', 'import networkx, rdflib']).status === 0) return PYTHON;
  const reason =
    'READING BACK SKIPPED: no networkx and rdflib in .readers/ (tests/support/readers/install.sh puts them there)';
  if (process.env['CI'] === 'true') throw new Error(`${reason} (under CI that is a failure)`);
  console.warn(`\n${'!'.repeat(78)}\n!! ${reason}\n${'!'.repeat(78)}\n`);
  return null;
}

/** Files by name: the suffix of the name tells the format. */
export type Files = Readonly<Record<string, string>>;

/** What others' readers find in the files, by name. One Python reads them all, for it is slow to start. */
export function readFiles(python: string, files: Files): Record<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'solmu-files-'));
  try {
    const wanted = Object.entries(files).map(([name, body], index) => {
      const format = name.split('.').at(-1) as string;
      const path = join(folder, `${index}.${format}`);
      writeFileSync(path, body);
      return { name, format, path };
    });
    const found = execFileSync(python, [READER], { input: JSON.stringify(wanted), maxBuffer: 2 ** 28 });
    return JSON.parse(found.toString()) as Record<string, unknown>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export type CsvRow = Record<string, string>;

export interface ReadGraph {
  directed: boolean;
  graph: Record<string, unknown>;
  nodes: Record<string, Record<string, unknown>>;
  edges: (Record<string, unknown> & { source: string; target: string; id: string })[];
}

export interface ReadSvg {
  tags: string[];
  attributes: string[];
  texts: string[];
  desc: string;
  groups: { node: string[]; edge: string[] };
}

export interface Term {
  iri?: string;
  blank?: string;
  value?: string;
  language?: string | null;
  datatype?: string | null;
}

export type Triple = [subject: Term, predicate: Term, object: Term];
