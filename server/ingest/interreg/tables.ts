import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDecisions, type Decision } from '../parties.ts';
import { readAbroad, type Abroad } from '../regions-abroad.ts';
import { readMeanings, type Meanings } from './meanings.ts';

/** The tables decided by hand that give the register its meaning. */
export interface Tables {
  readonly decisions: readonly Decision[];
  readonly abroad: Abroad;
  readonly meanings: Meanings;
  /** The file names, as problems tell them. */
  readonly files: Readonly<Record<'organisations' | 'regions' | 'meanings', string>>;
}

const FILES = {
  organisations: 'interreg-organisations.yaml',
  abroad: 'interreg-organisations-abroad.yaml',
  regions: 'regions-abroad.yaml',
  meanings: 'interreg-projects.yaml',
} as const;

/** Reads the tables from their folder. Throws StatementsRefusedError with every line that does not fit. */
export function readTables(folder: string): Tables {
  const from = <T>(file: string, read: (shown: string, content: string) => T) =>
    read(shownName(file), readFileSync(join(folder, file), 'utf8'));
  return {
    decisions: [...from(FILES.organisations, readDecisions), ...from(FILES.abroad, readDecisions)],
    abroad: from(FILES.regions, readAbroad),
    meanings: from(FILES.meanings, readMeanings),
    files: {
      organisations: shownName(FILES.organisations),
      regions: shownName(FILES.regions),
      meanings: shownName(FILES.meanings),
    },
  };
}

/** A table as problems name it: where it stands in the project. */
function shownName(file: string): string {
  return `seed/data/registers/${file}`;
}
