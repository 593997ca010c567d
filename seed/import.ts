import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ConfigError, readConfig } from '../server/config.ts';
import type { Author } from '../server/directory/statements.ts';
import { differences, type Difference } from '../server/ingest/differences.ts';
import { applyProposal, type Proposal } from '../server/ingest/pipeline.ts';
import { isRegister, proposed, REGISTERS } from '../server/ingest/registers.ts';
import { surroundingsIn } from '../server/ingest/surroundings.ts';
import { openStore } from '../server/store/open-store.ts';
import type { GraphStore } from '../server/store/graph-store.ts';
import { readGiven, requireStore } from './arguments.ts';
import { REGISTER_FOLDER, SEED_FOLDER } from './load.ts';
import { runCommand } from './run-command.ts';

const clock = () => new Date();
const USAGE = 'npm run import -- REGISTER FILE [--dry-run] [--all]';
const SWITCHES = ['--dry-run', '--all'];
const SHOWN = 20;

/**
 * `npm run import -- REGISTER FILE`: makes the directory say what a newer edition of a register says. With `--dry-run`
 * it tells what would change, with `--all` without leaving out lines, and writes nothing.
 */
async function importRegister(): Promise<void> {
  const given = process.argv.slice(2);
  const { store: options, rest } = readConfig(given.filter((word) => !SWITCHES.includes(word)));
  const [name, file, ...more] = rest;
  if (!isRegister(name)) {
    const known = Object.keys(REGISTERS).join(', ');
    throw new ConfigError(`${name ?? '(nothing)'}: no such register; known: ${known}. ${USAGE}`);
  }
  if (file === undefined) throw new ConfigError(`Which file? ${USAGE}`);
  if (more.length > 0) throw new ConfigError(`${more.join(' ')}: import takes one file at a time`);
  const content = readGiven(file, (path) => readFileSync(path));
  requireStore(options);
  const store = await openStore(options);
  try {
    const surroundings = await surroundingsIn(join(SEED_FOLDER, REGISTER_FOLDER), store);
    if (surroundings.organisations.size === 0)
      throw new ConfigError(
        'The store is empty, so nobody can be recognised: load the seed first, npm run seed',
      );
    const proposal = proposed(name, file, content, surroundings);
    const author = { actor: 'import', reason: `${name}: ${basename(file)}` };
    for (const line of proposal.told) console.log(line);
    if (given.includes('--dry-run')) await tellDifferences(store, proposal, author, given.includes('--all'));
    else await write(store, proposal, author);
  } finally {
    await store.close();
  }
}

const SIGN = { new: '+', changed: '~', retracted: '−' } as const;
const PLURAL = { entity: 'entities', relation: 'relations', fact: 'facts' } as const;

async function tellDifferences(
  store: GraphStore,
  { statements }: Proposal,
  author: Author,
  all: boolean,
): Promise<void> {
  const found = await differences(store, statements, author, clock);
  const groups = Map.groupBy(found, ({ what, how }) => `${how} ${PLURAL[what]}`);
  if (found.length === 0) console.log('Nothing would change.');
  for (const [heading, lines] of groups) {
    console.log(`\n${lines.length} ${heading}`);
    tellLines(lines, all ? lines.length : SHOWN);
  }
  console.log('\nNothing was written.');
}

function tellLines(lines: readonly Difference[], most: number): void {
  for (const { how, text } of lines.slice(0, most)) console.log(`  ${SIGN[how]} ${text}`);
  if (lines.length > most) console.log(`  … and ${lines.length - most} more (--all)`);
}

async function write(store: GraphStore, proposal: Proposal, author: Author): Promise<void> {
  const { written, retracted, erased, revision } = await applyProposal(store, proposal, author, clock);
  console.log(
    `${written.entities} entities, ${written.relations} relations, ${written.facts} facts written; ` +
      `${retracted.relations + retracted.facts + retracted.entities} retracted` +
      `${erased.length > 0 ? `; ${erased.length} erased left out` : ''}. Revision ${revision}.`,
  );
}

await runCommand(importRegister);
