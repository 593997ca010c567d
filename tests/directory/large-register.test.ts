import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyStatements } from '../../server/directory/apply-changes.ts';
import { StoreUnavailableError } from '../../server/store/errors.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { clock, load, relationsOf, says, stateOf } from './world.ts';

let store: GraphStore;
beforeEach(() => void (store = openSqliteStore(':memory:')));
afterEach(() => store.close());

const REGISTER = says(
  'rekisteri',
  '1',
  `
entities:
  - { id: kotka, type: organisation, kind: municipality, names: { fi: Kotka } }
  - { id: hamina, type: organisation, kind: municipality, names: { fi: Hamina } }
  - { id: hanke, type: project, kind: project, names: { fi: Hanke } }
relations:
  - { from: kotka, role: lead, to: hanke, evidence: { quote: Kotka johtaa } }
  - { from: hamina, role: partner, to: hanke, evidence: { quote: Hamina mukana } }
facts: [{ entity: hanke, field: support, value: apuraha, evidence: { quote: apuraha } }]
`,
);
const OTHER = 'entities: [{ id: x, type: project, kind: project, names: { fi: X } }]';
const EMPTY = says('rekisteri', '2', '');
const AUTHOR = { actor: 'seed', reason: 'koe' };

const apply = (into: GraphStore, statements = REGISTER, largestStep = 2) =>
  applyStatements(into, statements, AUTHOR, clock, largestStep);

describe('a register that is larger than a step', () => {
  it('is written in steps, each a commit of its own, and reported as one', async () => {
    expect(await apply(store)).toEqual({
      revision: 4,
      written: { entities: 3, relations: 2, facts: 1 },
      retracted: { entities: 0, relations: 0, facts: 0 },
      erased: [],
    });
    const commits = await store.changes(0, 10);
    expect(commits.map(({ touched }) => touched.length)).toEqual([2, 2, 2, 1]);
    expect(new Set(commits.map(({ id }) => id)).size).toBe(4);
    expect(await apply(store)).toMatchObject({ revision: 4, written: { entities: 0 } });
  });

  it('is retracted in steps, what stands on something else first', async () => {
    await apply(store);
    expect((await apply(store, EMPTY, 1)).retracted).toEqual({ entities: 3, relations: 2, facts: 1 });
    expect(await stateOf(store, 'hanke')).toBe('unknown');
  });

  it('that was cut short is finished by applying it again', async () => {
    await expect(apply(failingAt(store, 4))).rejects.toThrow(StoreUnavailableError);
    expect(await relationsOf(store, 'hanke')).toHaveLength(2);
    expect(await store.facts({ audience: 'public' })).toEqual([]);
    expect((await apply(store)).written).toEqual({ entities: 0, relations: 0, facts: 1 });
    expect(await store.facts({ audience: 'public' })).toHaveLength(1);
  });

  it('lets other writers in between, and nothing is lost', async () => {
    const report = await apply(
      beforeStep(store, 3, async () => {
        await load(store, 'esite', '1', OTHER);
      }),
    );
    expect(report).toMatchObject({ revision: 5, written: { entities: 3, relations: 2, facts: 1 } });
    expect(await stateOf(store, 'x')).toBe('found');
    expect(await relationsOf(store, 'hanke')).toHaveLength(2);
  });
});

/** The store, but down from its nth write on. */
function failingAt(inner: GraphStore, step: number): GraphStore {
  let writes = 0;
  return {
    ...inner,
    apply: async (changes) => {
      writes += 1;
      if (writes >= step) throw new StoreUnavailableError('the power went');
      return inner.apply(changes);
    },
  };
}

/** The store, with something that happens once before its nth write. */
function beforeStep(inner: GraphStore, step: number, happen: () => Promise<void>): GraphStore {
  let writes = 0;
  return {
    ...inner,
    apply: async (changes) => {
      writes += 1;
      if (writes === step) await happen();
      return inner.apply(changes);
    },
  };
}
