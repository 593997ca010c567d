import { applyEdits, type Edit, type EditReport } from '../../server/directory/apply-edits.ts';
import { applyStatements, type ApplyReport } from '../../server/directory/apply-changes.ts';
import type { SourceStatements } from '../../server/directory/statements.ts';
import { readDocument } from '../../server/ingest/document/read-document.ts';
import type { Entity } from '../../server/contract/entity.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { aSource } from '../store/records.ts';

/** The day on which the tests write. */
export const clock = () => new Date('2026-03-01T10:00:00.000Z');

const EDITOR = { actor: 'toimitus', reason: 'tarkistettu lähteestä' };

/** What a source says, from the rest of a statement file; `e: {}` stands for any evidence. */
export function says(source: string, version: string, rest: string): SourceStatements {
  const described = aSource(source, { version });
  return readDocument(`${source}.yaml`, `source: ${source}\n${rest}`, (id) =>
    id === source ? described : aSource(id),
  );
}

export async function load(
  store: GraphStore,
  source: string,
  version: string,
  rest: string,
): Promise<ApplyReport> {
  return applyStatements(store, says(source, version, rest), { actor: 'seed', reason: 'koe' }, clock);
}

export function edit(store: GraphStore, ...edits: Edit[]): Promise<EditReport> {
  const placed = edits.map((one, index) => ({
    edit: one,
    place: { file: 'edits.yaml', path: `edits[${index}]`, line: index + 3 },
  }));
  return applyEdits(store, placed, EDITOR, clock);
}

/** The entity as everybody sees it; throws where it is not found. */
export async function entityOf(store: GraphStore, id: string): Promise<Entity> {
  const [resolution] = await store.resolve([id], 'public');
  if (resolution?.state !== 'found') throw new Error(`${id} is ${resolution?.state}`);
  return resolution.entity;
}

export async function stateOf(store: GraphStore, id: string): Promise<string | undefined> {
  return (await store.resolve([id], 'editor'))[0]?.state;
}

/** The relations of an entity, as short sentences. */
export async function relationsOf(store: GraphStore, id: string): Promise<string[]> {
  const { items } = await store.relations({ audience: 'public', of: [id], limit: 100 });
  const end = (one: (typeof items)[number]['from']) =>
    'entity' in one ? one.entity : `${one.placeholder.count} × ${one.placeholder.type}`;
  return items.map(({ from, role, to }) => `${end(from)} ${role} ${end(to)}`);
}
