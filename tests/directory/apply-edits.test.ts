import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Edit } from '../../server/directory/apply-edits.ts';
import { StatementsRefusedError } from '../../server/directory/statement-problem.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { edit, entityOf, load, relationsOf, stateOf } from './world.ts';

const PEOPLE = `
entities:
  - { id: metropolia, type: organisation, kind: university-of-applied-sciences, names: { fi: Metropolia } }
  - { id: stadia, type: organisation, kind: university-of-applied-sciences, names: { fi: Stadia, sv: Stadin }, homepage: 'https://stadia.fi/' }
  - { id: helia, type: organisation, kind: university-of-applied-sciences, names: { fi: Helia } }
  - { id: hanke, type: project, kind: project, names: { fi: Musiikki elämään } }
  - { id: p-aaaaaaaa, type: person, names: { fi: Maija M. } }
  - { id: p-bbbbbbbb, type: person, names: { fi: Maija Meikäläinen } }
relations:
  - { from: stadia, role: lead, to: hanke, evidence: { quote: Stadia johtaa } }
  - { from: metropolia, role: lead, to: hanke, evidence: { quote: Metropolia johtaa } }
  - { from: p-aaaaaaaa, role: project-manager, to: hanke, onBehalfOf: stadia, evidence: { quote: pp } }
  - { from: stadia, role: unit-of, to: metropolia, evidence: { quote: yksikkö } }
facts:
  - { entity: stadia, field: established, value: '1996', evidence: { quote: perustettu 1996 } }
`;

let store: GraphStore;
beforeEach(async () => {
  store = openSqliteStore(':memory:');
  await load(store, 'esite', '1', PEOPLE);
});
afterEach(() => store.close());

const refusal = async (...edits: Edit[]) => {
  const before = await store.revision();
  const error: unknown = await edit(store, ...edits).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StatementsRefusedError);
  expect(await store.revision()).toBe(before);
  return (error as StatementsRefusedError).problems;
};

const relationId = async (sentence: string) => {
  const [from, role] = sentence.split(' ') as [string, 'lead'];
  const { items } = await store.relations({ audience: 'editor', of: [from], roles: [role], limit: 1 });
  return items[0]!.id;
};

describe('an edit', () => {
  it('is one write with the others of its file, with actor and reason', async () => {
    const { revision, done } = await edit(
      store,
      { edit: 'hanke', field: 'status', value: 'ended' },
      { edit: 'metropolia', field: 'homepage', value: 'https://www.metropolia.fi/' },
    );
    expect(revision).toBe(2);
    expect(done.map(({ text }) => text)).toEqual(['set status of hanke', 'set homepage of metropolia']);
    expect(await store.changes(1, 10)).toMatchObject([
      {
        actor: 'toimitus',
        reason: 'tarkistettu lähteestä',
        source: null,
        touched: [{ id: 'hanke' }, { id: 'metropolia' }],
      },
    ]);
    expect((await entityOf(store, 'hanke')).status).toBe('ended');
  });

  it('builds on those before it in its file', async () => {
    await edit(
      store,
      { edit: 'stadia', field: 'names', value: { fi: 'Stadia vanha' } },
      { edit: 'stadia', field: 'homepage', value: null },
      { merge: 'stadia', into: 'helia' },
      { merge: 'helia', into: 'metropolia' },
    );
    expect(await stateOf(store, 'stadia')).toBe('merged');
    expect((await store.resolve(['stadia'], 'public'))[0]).toMatchObject({ into: 'metropolia' });
    expect((await entityOf(store, 'metropolia')).aliases.map(({ text }) => text)).toContain('Stadia vanha');
    expect(await relationsOf(store, 'metropolia')).toEqual(['metropolia lead hanke']);
    expect(await store.changes(1, 10)).toHaveLength(1);
  });

  it('that erases takes the person also out of what stands before it in its file', async () => {
    await edit(
      store,
      { edit: 'hanke', field: 'homepage', value: 'https://example.fi/maija' },
      { edit: 'hanke', field: 'descriptions', value: { fi: 'Hanketta veti Maija Meikäläinen.' } },
      { erase: 'p-bbbbbbbb' },
      { edit: 'metropolia', field: 'descriptions', value: { fi: 'Siellä on Maija Meikäläinen.' } },
    );
    const all: unknown[] = [];
    await store.visitContents({ begin: () => {}, stored: (thing) => all.push(thing) });
    expect(JSON.stringify(all)).not.toContain('Meikäläinen');
    expect((await entityOf(store, 'hanke')).descriptions.fi).toBe('Hanketta veti […].');
    expect((await entityOf(store, 'metropolia')).descriptions.fi).toBe('Siellä on […].');
  });

  it('of a field that was edited before takes its place', async () => {
    await edit(store, { edit: 'hanke', field: 'status', value: 'running' });
    const { done } = await edit(store, { edit: 'hanke', field: 'status', value: 'ended' });
    expect((await store.records(['hanke']))[0]?.corrections).toMatchObject([{ value: 'ended' }]);
    await edit(store, { withdraw: done[0]!.id as string, of: 'hanke' });
    expect((await entityOf(store, 'hanke')).status).toBe('unknown');
  });

  it('hides a fact, and shows it again when it is withdrawn', async () => {
    const [fact] = await store.facts({ audience: 'public' });
    const { done } = await edit(store, { hide: fact!.id });
    expect(await store.facts({ audience: 'public' })).toEqual([]);
    expect(await store.facts({ audience: 'editor' })).toMatchObject([{ suppressed: true }]);
    await edit(store, { withdraw: done[0]!.id as string, of: fact!.id });
    expect(await store.facts({ audience: 'public' })).toMatchObject([{ suppressed: false }]);
  });

  it.each<[string, Edit, object]>([
    ['of an unknown entity', { edit: 'nobody', field: 'status', value: 'ended' }, { value: 'nobody' }],
    [
      'to a value that the field does not take',
      { edit: 'hanke', field: 'status', value: 'over' },
      { path: 'edits[0].value', value: '"over"', line: 3 },
    ],
    [
      'to a kind of another type',
      { edit: 'hanke', field: 'kind', value: 'museum' },
      { path: 'edits[0].value', value: 'museum' },
    ],
    ['that hides what is not there', { hide: 'r-aaaa' }, { value: 'r-aaaa' }],
    ['that withdraws of nothing', { withdraw: 'e-aaaa', of: 'nobody' }, { value: 'nobody' }],
    ['that withdraws what is not in force', { withdraw: 'e-aaaa', of: 'hanke' }, { value: 'e-aaaa' }],
    ['that merges into itself', { merge: 'hanke', into: 'hanke' }, { value: 'hanke' }],
    [
      'that merges unlike things',
      { merge: 'hanke', into: 'stadia' },
      { reason: 'a project cannot become a organisation' },
    ],
    [
      'of a text that turns what follows around',
      { edit: 'hanke', field: 'names', value: { fi: 'Hanke\u202E ekeli' } },
      { path: 'edits[0].value.fi', reason: expect.stringContaining('U+202E') },
    ],
    ['that erases nobody', { erase: 'p-cccccccc' }, { path: 'edits[0].erase', value: 'p-cccccccc' }],
  ])('is refused %s, and nothing is written', async (_what, one, problem) => {
    expect(await refusal(one)).toMatchObject([{ file: 'edits.yaml', ...problem }]);
  });

  it('that is refused keeps those before it from being done', async () => {
    await refusal({ edit: 'hanke', field: 'status', value: 'ended' }, { erase: 'nobody' });
    expect((await entityOf(store, 'hanke')).status).toBe('unknown');
  });

  it.each<[string, (id: string) => Edit[], string]>([
    [
      'edits what is merged',
      () => [
        { merge: 'stadia', into: 'metropolia' },
        { edit: 'stadia', field: 'status', value: 'ended' },
      ],
      'stadia',
    ],
    [
      'merges into what is erased',
      () => [{ erase: 'metropolia' }, { merge: 'stadia', into: 'metropolia' }],
      'metropolia',
    ],
    ['erases twice', () => [{ erase: 'stadia' }, { erase: 'stadia' }], 'stadia'],
    [
      'hides a relation of what is merged',
      (id) => [{ merge: 'stadia', into: 'metropolia' }, { hide: id }],
      'stadia',
    ],
  ])('that %s earlier in the same file is refused, the earlier one too', async (_what, edits, value) => {
    const problems = await refusal(...edits(await relationId('stadia lead')));
    expect(problems).toMatchObject([{ path: 'edits[1]', value }]);
    expect(problems[0]?.reason).toContain('by an earlier edit of this file');
  });
});

describe('a merge', () => {
  it('answers merged for the one and moves its relations, facts and names to the other', async () => {
    await edit(store, { merge: 'stadia', into: 'metropolia' });
    expect(await store.resolve(['stadia'], 'public')).toEqual([
      { state: 'merged', id: 'stadia', into: 'metropolia' },
    ]);
    expect(await relationsOf(store, 'stadia')).toEqual([]);
    expect(await relationsOf(store, 'metropolia')).toEqual(['metropolia lead hanke']);
    expect(await store.facts({ audience: 'public' })).toMatchObject([
      { entity: 'metropolia', value: '1996' },
    ]);
    const heir = await entityOf(store, 'metropolia');
    expect(heir.names).toEqual({ fi: 'Metropolia' });
    expect(heir.aliases.map(({ text }) => text)).toEqual(['Stadia', 'Stadin']);
    expect(heir.homepage).toBe('https://stadia.fi/');
  });

  it('moves the party spoken for, and joins what has become the same with the evidence of both', async () => {
    await edit(store, { merge: 'stadia', into: 'metropolia' });
    const { items } = await store.relations({ audience: 'public', of: ['hanke'], limit: 10 });
    expect(items).toMatchObject([
      { role: 'lead', evidence: [{ quote: 'Metropolia johtaa' }, { quote: 'Stadia johtaa' }] },
      { role: 'project-manager', onBehalfOf: 'metropolia' },
    ]);
  });

  it('keeps hidden what an editor hid', async () => {
    await edit(store, { hide: await relationId('stadia lead') });
    await edit(store, { merge: 'stadia', into: 'helia' });
    expect(await relationsOf(store, 'helia')).toEqual(['helia unit-of metropolia']);
  });

  it('of a merge leads every earlier id straight to the last heir', async () => {
    await edit(store, { merge: 'stadia', into: 'helia' });
    await edit(store, { merge: 'helia', into: 'metropolia' });
    expect(await store.resolve(['stadia', 'helia'], 'public')).toMatchObject([
      { into: 'metropolia' },
      { into: 'metropolia' },
    ]);
    expect((await entityOf(store, 'metropolia')).aliases.map(({ text }) => text).sort()).toEqual([
      'Helia',
      'Stadia',
      'Stadin',
    ]);
  });
});

describe('an erasure', () => {
  it('leaves the id erased, and no word of the person anywhere', async () => {
    await edit(store, { edit: 'p-aaaaaaaa', field: 'names', value: { fi: 'Maija Muutettu' } });
    await edit(store, { erase: 'p-aaaaaaaa' });
    expect(await stateOf(store, 'p-aaaaaaaa')).toBe('erased');
    const all = JSON.stringify([
      await store.list({ audience: 'editor', limit: 100 }),
      await store.relations({ audience: 'editor', limit: 100 }),
      await store.facts({ audience: 'editor' }),
      await store.statementsOf('esite'),
    ]);
    expect(all).not.toMatch(/Maija M\.|Muutettu|p-aaaaaaaa/);
    expect(all).toContain('Meikäläinen');
  });

  it('takes along those who were merged into the person', async () => {
    await edit(store, { merge: 'p-aaaaaaaa', into: 'p-bbbbbbbb' });
    await edit(store, { erase: 'p-bbbbbbbb' });
    expect(await stateOf(store, 'p-aaaaaaaa')).toBe('erased');
    expect(await stateOf(store, 'p-bbbbbbbb')).toBe('erased');
    expect(await relationsOf(store, 'hanke')).toEqual(['metropolia lead hanke', 'stadia lead hanke']);
    expect(JSON.stringify(await store.statementsOf('esite'))).not.toMatch(/Maija/);
  });
});
