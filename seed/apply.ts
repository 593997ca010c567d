import { readFileSync } from 'node:fs';
import { isMap, parseDocument } from 'yaml';
import { ConfigError, readConfig } from '../server/config.ts';
import { applyStatements } from '../server/directory/apply-changes.ts';
import { applyEdits, editFileSchema } from '../server/directory/apply-edits.ts';
import { StatementsRefusedError } from '../server/directory/statement-problem.ts';
import { parseFile, readDocument } from '../server/ingest/document/read-document.ts';
import { openStore } from '../server/store/open-store.ts';
import type { GraphStore } from '../server/store/graph-store.ts';

const clock = () => new Date();

/**
 * `npm run apply -- FILE`: an editor's file of edits (`actor`, `reason`, `edits`), or a statement document
 * (`source`, `entities`, `relations`, `facts`) given with `actor` and `reason` in the environment of the file.
 */
async function main(): Promise<void> {
  const config = readConfig();
  const [file] = config.rest;
  if (file === undefined) throw new ConfigError('Which file? npm run apply -- FILE');
  const text = readText(file);
  const store = await openStore(config.store);
  try {
    await (isStatements(text) ? applyDocument(store, file, text) : applyEditFile(store, file, text));
  } finally {
    await store.close();
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`${file}: this file cannot be read (${(error as NodeJS.ErrnoException).code})`, {
      cause: error,
    });
  }
}

/** True for a statement document. Text that is no YAML is neither: reading it as edits says where it goes wrong. */
function isStatements(text: string): boolean {
  const { contents } = parseDocument(text);
  return isMap(contents) && contents.has('source');
}

async function applyDocument(store: GraphStore, file: string, text: string): Promise<void> {
  const sources = new Map((await store.sources()).map((source) => [source.id, source]));
  const statements = readDocument(file, text, (id) => sources.get(id));
  const author = { actor: 'editor', reason: `statements of ${statements.source.id} from ${file}` };
  const { written, retracted, revision } = await applyStatements(store, statements, author, clock);
  console.log(
    `${written.entities} entities, ${written.relations} relations, ${written.facts} facts written; ` +
      `${retracted.relations + retracted.facts + retracted.entities} retracted. Revision ${revision}.`,
  );
}

async function applyEditFile(store: GraphStore, file: string, text: string): Promise<void> {
  const { content, place } = parseFile(file, text, editFileSchema);
  const placed = content.edits.map((edit, index) => ({ edit, place: place(['edits', index]) }));
  const { done, revision } = await applyEdits(
    store,
    placed,
    { actor: content.actor, reason: content.reason },
    clock,
  );
  for (const { id, text: what } of done) console.log(id ? `${what} (withdraw it with ${id})` : what);
  console.log(`Revision ${revision}.`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StatementsRefusedError || error instanceof ConfigError)) throw error;
  console.error((error as Error).message);
  process.exitCode = 1;
}
