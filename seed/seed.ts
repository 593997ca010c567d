import { readSettings } from '../server/config.ts';
import { openStore } from '../server/store/open-store.ts';
import { loadSeed } from './load.ts';
import { runCommand } from './run-command.ts';

/** `npm run seed`: loads the shipped data into the configured store and says what changed. */
async function seed(): Promise<void> {
  const store = await openStore(readSettings().store);
  try {
    await loadSeed(
      store,
      () => new Date(),
      ({ source, written, retracted, erased }, share) => {
        const counts = `${written.entities} entities, ${written.relations} relations, ${written.facts} facts written`;
        const gone = retracted.entities + retracted.relations + retracted.facts;
        const left = erased.length > 0 ? `, ${erased.length} erased left out` : '';
        console.log(
          `${String(Math.round(share * 100)).padStart(3)} %  ${source}: ${counts}, ${gone} retracted${left}`,
        );
      },
    );
    console.log(`The store is at revision ${await store.revision()}.`);
  } finally {
    await store.close();
  }
}

await runCommand(seed);
