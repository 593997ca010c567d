import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dictionaryOf, findDictionary } from '../../../server/search/voikko/find-dictionary.ts';
import { miniSearch, snowball, solmu, type Engine } from './engines.ts';
import { judge, type Judgement } from './judge.ts';
import { readSearchSet, type SearchQuery, type SearchSet } from './search-set.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** How an engine did on the whole set. */
interface Figures {
  recallAt10: number;
  precision: number;
  mrr: number;
  meanMs: number;
  p95Ms: number;
}

/**
 * `search [--queries FILE] [--data DIR] [--dictionary FILE|none] [--rankings FILE] [--categories] [--json]`: what queries find of documents and
 * topics, by Solmu and two common ways. `--rankings` writes what Solmu found, a line a query; `--categories` tells
 * Solmu's figures by kind of query and what it missed.
 */
export function evaluateSearch(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: {
      data: {
        type: 'string',
        default: process.env['SOLMU_EVAL_SEARCH'] ?? resolve(ROOT, '../shared/eval/search'),
      },
      dictionary: { type: 'string' },
      queries: { type: 'string' },
      rankings: { type: 'string' },
      categories: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const set = readSearchSet(values.data, values.queries);
  const figures: Record<string, Figures> = {};
  const file = findDictionary(values.dictionary ?? process.env['VOIKKO_DICTIONARY']);
  console.log(file ? `Finnish dictionary: ${file.path}` : 'No Finnish dictionary');
  const engines = {
    solmu: (all: SearchSet) => solmu(all, dictionaryOf(file)),
    ...(file && { withoutDictionary: (all: SearchSet) => solmu(all, null) }),
    miniSearch,
    snowball,
  };
  for (const [name, build] of Object.entries(engines)) {
    const started = performance.now();
    const engine = build(set);
    const buildMs = performance.now() - started;
    const answers = ask(engine, set);
    figures[name] = figuresOf(answers);
    console.log(`${name.padEnd(18)}${line(figures[name])}  index built in ${Math.round(buildMs)} ms`);
    if (name !== 'solmu') continue;
    if (values.rankings) writeRankings(values.rankings, answers);
    if (values.categories) sayCategories(answers);
  }
  if (values.json) console.log(JSON.stringify(figures));
}

interface Answer {
  readonly query: SearchQuery;
  readonly ranking: readonly string[];
  readonly judgement: Judgement;
  readonly ms: number;
}

const WARM_UP = 300;

/** Asks every query once; the engine is warmed up by words of the documents, so that no query meets its own answer. */
function ask(engine: Engine, { texts, queries }: SearchSet): Answer[] {
  for (const { text } of texts.slice(-WARM_UP)) engine(text.split(' ').slice(0, 2).join(' '), 'doc');
  return queries.map((query) => {
    const started = performance.now();
    const ranking = engine(query.query, query.kind);
    const ms = performance.now() - started;
    return { query, ranking, judgement: judge(query, ranking), ms };
  });
}

function figuresOf(answers: readonly Answer[]): Figures {
  const mean = (value: (answer: Answer) => number) =>
    answers.reduce((sum, answer) => sum + value(answer), 0) / answers.length;
  const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return {
    recallAt10: rounded(mean(({ judgement }) => judgement.recallAt10)),
    precision: rounded(mean(({ judgement }) => judgement.precision)),
    mrr: rounded(mean(({ judgement }) => judgement.reciprocalRank)),
    meanMs: rounded(mean(({ ms }) => ms)),
    p95Ms: rounded(times[Math.floor(times.length * 0.95)] as number),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function line({ recallAt10, precision, mrr, meanMs, p95Ms }: Figures): string {
  return `R@10 ${recallAt10.toFixed(4)}  precision ${precision.toFixed(4)}  MRR ${mrr.toFixed(4)}  mean ${meanMs.toFixed(2)} ms  p95 ${p95Ms.toFixed(2)} ms`;
}

const LONGEST_RANKING = 200;

function writeRankings(file: string, answers: readonly Answer[]): void {
  const lines = answers.map(({ query, ranking }) =>
    JSON.stringify({ id: query.id, ranking: ranking.slice(0, LONGEST_RANKING) }),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
}

function sayCategories(answers: readonly Answer[]): void {
  for (const [name, some] of Map.groupBy(answers, ({ query }) => `${query.kind} ${query.category}`))
    console.log(`  ${`${name} (${some.length})`.padEnd(24)}${line(figuresOf(some))}`);
  for (const { query, judgement } of answers)
    if (judgement.precision < 1 || judgement.recallAt10 < 1)
      console.log(
        `  ${query.id} "${query.query}" R@10 ${judgement.recallAt10.toFixed(2)} precision ${judgement.precision.toFixed(2)} MRR ${judgement.reciprocalRank.toFixed(2)}`,
      );
}
