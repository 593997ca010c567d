import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changesAnswerSchema } from '../../server/contract/changes.ts';
import { applyStatements } from '../../server/directory/apply-changes.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { clock, edit, load, says } from '../directory/world.ts';
import { appOver, type TestApp } from '../support/seeded-app.ts';

interface Answer {
  items: { kind: string; id: string; revision: number; removed?: true; value?: Record<string, unknown> }[];
  next: string | null;
  revision: number;
}

const WORLD = `
entities:
  - { id: metropolia, type: organisation, kind: university-of-applied-sciences, names: { fi: Metropolia } }
  - { id: hanke, type: project, kind: project, names: { fi: Musiikki elämään, en: Music into life } }
  - { id: luonnos, type: project, kind: project, visibility: editor }
  - { id: p-aaaaaaaa, type: person, visibility: limited, names: { fi: Maija Meikäläinen } }
relations:
  - { from: metropolia, role: lead, to: hanke, evidence: { quote: Metropolia johtaa } }
  - { from: p-aaaaaaaa, role: project-manager, to: hanke, onBehalfOf: metropolia, evidence: { quote: vetäjä } }
  - { from: metropolia, role: lead, to: luonnos, evidence: { quote: salainen } }
facts:
  - { entity: hanke, field: count, value: 6, evidence: { quote: kuusi } }
`;

let app: TestApp;
beforeEach(async () => {
  const store = openSqliteStore(':memory:');
  await load(store, 'esite', '1', WORLD);
  app = appOver(store);
});
afterEach(() => app.close());

const changes = async (query = '') => {
  const answer = await app.json<Answer>(`/api/v1/changes${query}`);
  expect(changesAnswerSchema.safeParse(answer).error).toBeUndefined();
  return answer;
};

describe('/api/v1/changes', () => {
  it('names nobody who has not consented in the words of others', async () => {
    await load(
      app.store,
      'sivu',
      '1',
      `
entities:
  - { id: museo, type: organisation, kind: museum, names: { fi: Museo } }
relations:
  - { from: museo, role: partner, to: hanke, evidence: { quote: 'Museo, Maija Meikäläisen kutsusta' } }
facts:
  - { entity: hanke, field: text, value: Maija Meikäläinen sanoo, evidence: { quote: Maija Meikäläinen sanoo } }
`,
    );
    const text = JSON.stringify(await changes());
    expect(text).toContain('Museo, … kutsusta');
    expect(text).toContain('… sanoo');
    expect(text).not.toMatch(/Maija|Meikäläi/u);
  });

  it('tells the public graph as records that are the same in every language', async () => {
    const answer = await changes();
    expect(answer).toMatchObject({ next: null, revision: 1 });
    expect(answer.items.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'entity hanke',
      'entity metropolia',
      expect.stringMatching(/^fact f-/),
      expect.stringMatching(/^relation r-/),
      'source esite',
    ]);
    expect(answer.items[0]?.value).toMatchObject({
      names: { fi: 'Musiikki elämään', en: 'Music into life' },
    });
    expect(answer.items[3]?.value).toMatchObject({
      from: { entity: 'metropolia' },
      role: 'lead',
      evidence: [{ source: 'esite', quote: 'Metropolia johtaa', withheld: false }],
    });
    expect(await changes('?lang=sv')).toEqual(answer);
  });

  it('never names a person who has not consented, nor what only editors may know', async () => {
    await edit(app.store, { edit: 'p-aaaaaaaa', field: 'names', value: { fi: 'Maija Muutettu' } });
    await edit(app.store, { erase: 'p-aaaaaaaa' });
    expect(JSON.stringify(await changes())).not.toMatch(/p-aaaaaaaa|Maija|luonnos|salainen/);
  });

  it('goes on from a cursor within a revision, and from a revision', async () => {
    const whole = (await changes()).items;
    const first = await changes('?limit=2');
    const second = await changes(`?limit=3&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(whole);
    expect(second.next).toBeNull();
    await edit(app.store, { edit: 'hanke', field: 'homepage', value: 'https://hanke.fi/' });
    expect((await changes('?after=1')).items).toMatchObject([
      { kind: 'entity', id: 'hanke', revision: 2, value: { homepage: 'https://hanke.fi/' } },
    ]);
    expect(await changes('?after=2')).toEqual({ items: [], next: null, revision: 2 });
  });

  it('leaves out the words of a source that may not be passed on, and says so', async () => {
    const [source] = await app.store.sources(['esite']);
    const closed = { ...source!, redistributable: false };
    const statements = { ...says('esite', '1', WORLD), source: closed };
    await applyStatements(app.store, statements, { actor: 'koe', reason: 'koe' }, clock);
    const { items } = await changes('?after=1');
    expect(items.map(({ kind }) => kind)).toEqual(['fact', 'relation', 'source']);
    expect(items[1]?.value).toMatchObject({ evidence: [{ quote: null, row: null, withheld: true }] });
    expect(JSON.stringify(items)).not.toContain('Metropolia johtaa');
  });

  it.each([
    ['after=-1', 'after'],
    ['after=yksi', 'after'],
    ['after=7', 'after'],
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['cursor=hm', 'cursor'],
    ['cursor=WyJhIiwiYiJd', 'cursor'],
    ['since=1', 'since'],
  ])('refuses %s, naming it', async (query, parameter) => {
    const response = await app.get(`/api/v1/changes?${query}`);
    expect(response.status).toBe(400);
    const problem = (await response.json()) as { errors: { pointer: string }[] };
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual([`#/query/${parameter}`]);
  });

  it('refuses both a revision and a cursor, and a mirror from a future that was undone', async () => {
    const { next } = await changes('?limit=1');
    expect((await app.get(`/api/v1/changes?after=0&cursor=${next}`)).status).toBe(400);
    const ahead = await app.get('/api/v1/changes?after=9&lang=en');
    expect(await ahead.text()).toMatch(/only at revision 1.*after=0/);
  });
});
