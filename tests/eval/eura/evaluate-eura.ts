import { parseArgs } from 'node:util';
import { knownNames } from '../../../server/ingest/eura/known-names.ts';
import { nameMatcher } from '../../../server/ingest/eura/match-names.ts';
import { readTables } from '../../../server/ingest/eura/tables.ts';
import { surroundingsAmong } from '../../../server/ingest/surroundings.ts';
import { readSeed } from '../../../seed/load.ts';
import { TABLES } from '../../support/interreg.ts';
import { judgeMatcher, readLabelled, type MatcherFigures } from './judge-matcher.ts';

/**
 * `eura [--labelled FILE] [--json]`: how well the names of implementers are matched with the directory's organisations,
 * on rows decided by hand.
 */
export function evaluateEura(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: { labelled: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const { rows, precision, recall, wrong } = matcherFigures(values.labelled);
  console.log(`${rows} rows: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`);
  for (const line of wrong) console.log(`  ${line}`);
  if (values.json) console.log(JSON.stringify({ solmu: { rows, precision, recall } }));
}

/** The matcher among the organisations that ship, on the labelled rows. */
export function matcherFigures(labelled?: string): MatcherFigures {
  const surroundings = surroundingsAmong(TABLES, readSeed());
  const match = nameMatcher(knownNames(surroundings, readTables(TABLES)));
  return judgeMatcher(readLabelled(labelled), match, (id) => surroundings.organisations.has(id));
}
