import { checkDump, readDump, type WholeDump } from '../server/keeping/read-dump.ts';
import { openStore } from '../server/store/open-store.ts';
import { readFileArguments, unreadable } from './arguments.ts';
import { runCommand } from './run-command.ts';

/**
 * `npm run restore -- FILE [--again]`: makes an empty store hold what was dumped. The whole file is read and checked
 * before anything is written. `--again` clears away what a restore into Neo4j has left that was cut short.
 */
async function restore(): Promise<void> {
  const { store: options, file, given } = readFileArguments('restore', ['again']);
  const dump = await checked(file);
  const store = await openStore(options);
  try {
    await store.restore({ revision: dump.revision, things: readDump(dump), again: given.has('again') });
    const { entity, relation, fact } = dump.counts;
    console.log(
      `Restored ${entity} entities, ${relation} relations and ${fact} facts. Revision ${await store.revision()}.`,
    );
  } finally {
    await store.close();
  }
}

async function checked(file: string): Promise<WholeDump> {
  try {
    return await checkDump(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

await runCommand(restore);
