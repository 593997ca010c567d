import { applyStatements } from '../../server/directory/apply-changes.ts';
import { applyEdits, type Edit } from '../../server/directory/apply-edits.ts';
import { StatementsRefusedError } from '../../server/directory/statement-problem.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { IDS, PLACE, type Command } from './commands.ts';

const AUTHOR = { actor: 'koe', reason: 'koe' };
const clock = () => new Date('2026-03-01T10:00:00.000Z');

/**
 * What came of a command in the world of `ids`; a refusal is an answer too. Ids that are drawn at random are left out.
 */
export async function perform(store: GraphStore, one: Command, ids = IDS): Promise<unknown> {
  try {
    if ('say' in one) return await applyStatements(store, one.say, AUTHOR, clock);
    const edits = 'edits' in one ? one.edits : await editAt(store, one, ids);
    if (edits.length === 0) return 'nothing there';
    const placed = edits.map((edit) => ({ edit, place: PLACE }));
    const { revision, done } = await applyEdits(store, placed, AUTHOR, clock);
    return { revision, done: done.length };
  } catch (error) {
    if (!(error instanceof StatementsRefusedError)) throw error;
    return { refused: error.problems.map(({ reason, path }) => ({ reason, path })) };
  }
}

async function editAt(
  store: GraphStore,
  one: { hide: number } | { withdraw: number },
  ids: readonly string[],
): Promise<Edit[]> {
  const { items } = await store.relations({ audience: 'editor', of: ids, limit: 100 });
  if ('hide' in one) {
    const target = items[one.hide % Math.max(1, items.length)];
    return target ? [{ hide: target.id }] : [];
  }
  const { relations } = await store.statements({ relations: items.map(({ id }) => id), facts: [] });
  const hidden = relations.filter(({ suppression }) => suppression !== null);
  const target = hidden[one.withdraw % Math.max(1, hidden.length)];
  return target?.suppression ? [{ withdraw: target.suppression.id, of: target.relation.id }] : [];
}
