import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { standardise } from '../../../server/peers/score.ts';
import { judgeLists, type ListFigures } from './judge-lists.ts';
import { finnishStability } from './stability.ts';
import { PLAIN_WEIGHTS, readSweden, SWEDISH_VARIABLES, SWEDISH_WEIGHTS } from './sweden.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * `peers [--lists FILE] [--data DIR] [--json]`: how near our lists of Sweden's municipalities come to those that are
 * published as similar, beside population and density alone by the same code; and how much of our Finnish lists stays
 * from year to year.
 */
export async function evaluatePeers(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      data: {
        type: 'string',
        default: process.env['SOLMU_EVAL_PEERS'] ?? resolve(ROOT, '../shared/eval/peers'),
      },
      lists: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { figures, similar } = readSweden(values.data, values.lists);
  const all = standardise(figures, SWEDISH_VARIABLES);
  const solmu = judgeLists(all, SWEDISH_WEIGHTS, similar);
  const populationAndDensity = judgeLists(all, PLAIN_WEIGHTS, similar);
  console.log(`solmu                   ${line(solmu)}`);
  console.log(`population and density  ${line(populationAndDensity)}`);
  console.log(
    `ratio                   overlap@7 ${ratio(solmu.overlapAt7, populationAndDensity.overlapAt7)}  recall@20 ${ratio(solmu.recallAt20, populationAndDensity.recallAt20)}`,
  );
  const { years, yearToYear, firstToLast } = await finnishStability();
  console.log(
    `Finland, lists of ten over ${years} years: ${percent(yearToYear)} stays from year to year, ${percent(firstToLast)} from the first to the last`,
  );
  if (values.json) console.log(JSON.stringify({ solmu, populationAndDensity }));
}

function line({ overlapAt7, recallAt20 }: ListFigures): string {
  return `overlap@7 ${overlapAt7.toFixed(4)}  recall@20 ${recallAt20.toFixed(4)}`;
}

function ratio(ours: number, plain: number): string {
  return `${(ours / plain).toFixed(3)} ×`;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}
