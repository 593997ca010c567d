import { ConfigError, readConfig } from '../server/config.ts';
import { isRegister, REGISTERS, type RegisterName } from '../server/ingest/registers.ts';
import { openStore } from '../server/store/open-store.ts';
import { loadSeed, SEED_FOLDER } from './load.ts';
import { runCommand } from './run-command.ts';

const WITH = '--with';
const OPTIONAL = Object.values(REGISTERS).flatMap(({ name, optional }) => (optional ? [name] : []));
const USAGE = `npm run seed [-- ${WITH} ${OPTIONAL.join('|')}]`;

/**
 * `npm run seed`: loads the shipped data into the configured store and says what changed; `--with eura` loads an optional
 * register, too.
 */
async function seed(): Promise<void> {
  const { more, settings } = asked(process.argv.slice(2));
  const { store: options, rest } = readConfig(settings);
  if (rest.length > 0) throw new ConfigError(`${rest.join(' ')}: seed takes no file. ${USAGE}`);
  const store = await openStore(options);
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
      SEED_FOLDER,
      more,
    );
    console.log(`The store is at revision ${await store.revision()}.`);
  } finally {
    await store.close();
  }
}

/** The registers asked for, and the words that are left. Throws ConfigError. */
function asked(words: readonly string[]): { more: RegisterName[]; settings: string[] } {
  const more = words.flatMap((word, at) => (word === WITH ? [optional(words[at + 1])] : []));
  return { more, settings: words.filter((word, at) => word !== WITH && words[at - 1] !== WITH) };
}

function optional(name: string | undefined): RegisterName {
  if (isRegister(name) && REGISTERS[name].optional) return name;
  throw new ConfigError(
    `${name ?? '(nothing)'}: no data set of this name; there is ${OPTIONAL.join(', ')}. ${USAGE}`,
  );
}

await runCommand(seed);
