import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readable } from '../server/contract/primitives.ts';
import { applyStatements } from '../server/directory/apply-changes.ts';
import { applyEdits, editFileSchema } from '../server/directory/apply-edits.ts';
import { parseFile, readDocument } from '../server/ingest/document/read-document.ts';
import { openStore } from '../server/store/open-store.ts';
import type { GraphStore } from '../server/store/graph-store.ts';
import { readFileArguments, readGiven } from './arguments.ts';
import { runCommand } from './run-command.ts';

const clock = () => new Date();

/**
 * `npm run apply -- FILE`: an editor's file of edits (`actor`, `reason`, `edits`), or a statement document
 * (`actor`, `reason`, `source`, `entities`, `relations`, `facts`).
 */
async function apply(): Promise<void> {
  const { store: options, file } = readFileArguments('apply');
  const text = readGiven(file, (path) => readFileSync(path, 'utf8'));
  const store = await openStore(options);
  try {
    await (isStatements(file, text) ? applyDocument(store, file, text) : applyEditFile(store, file, text));
  } finally {
    await store.close();
  }
}

function isStatements(file: string, text: string): boolean {
  const { content } = parseFile(file, text, z.unknown());
  return content !== null && typeof content === 'object' && 'source' in content;
}

/** Every write names who did it and why. */
const signedSchema = z.looseObject({
  actor: readable(z.string().trim().min(1)),
  reason: readable(z.string().trim().min(1)),
});

async function applyDocument(store: GraphStore, file: string, text: string): Promise<void> {
  const { actor, reason } = parseFile(file, text, signedSchema).content;
  const sources = new Map((await store.sources()).map((source) => [source.id, source]));
  const statements = readDocument(file, text, (id) => sources.get(id));
  const { written, retracted, revision } = await applyStatements(store, statements, { actor, reason }, clock);
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

await runCommand(apply);
