import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyEdits, type Edit } from '../../server/directory/apply-edits.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { contentsOf } from '../store/contents.ts';
import { clock, edit, entityOf, load, relationsOf, stateOf } from './world.ts';

let store: GraphStore;
beforeEach(() => void (store = openSqliteStore(':memory:')));
afterEach(() => store.close());

const ENTITIES = `
entities:
  - { id: kotka, type: organisation, kind: municipality, names: { fi: Kotka } }
  - { id: hanke, type: project, kind: project, names: { fi: Hanke }, descriptions: { fi: Vetäjä on Maija Meikäläinen. } }
  - { id: p-aaaaaaaa, type: person, names: { fi: Maija Meikäläinen }, aliases: [Maija] }
`;
const PEOPLE = `${ENTITIES}
relations:
  - { from: p-aaaaaaaa, role: project-manager, to: hanke, evidence: { quote: projektipäällikkö Maija Meikäläinen } }
`;
const OTHERS = `
relations:
  - { from: kotka, role: lead, to: hanke, title: { fi: Maija Meikäläisen tiimi }, evidence: { quote: 'Kotka johtaa, Maija Meikäläinen vetää' } }
  - { from: kotka, role: partner, to: hanke, evidence: { quote: Kotka ja Maija } }
facts:
  - { entity: hanke, field: text, value: Ota yhteyttä Meikäläinen Maija, evidence: { quote: 'Yhteys: MAIJA MEIKÄLÄINEN', locator: Maija Meikäläinen } }
`;

async function everything(): Promise<string> {
  return JSON.stringify((await contentsOf(store)).things);
}

async function erased(): Promise<void> {
  await load(store, 'esite', '1', PEOPLE);
  await load(store, 'raportti', '1', OTHERS);
  await edit(store, { edit: 'hanke', field: 'names', value: { fi: 'Maija Meikäläisen hanke' } });
  await edit(store, { erase: 'p-aaaaaaaa' });
}

describe('an erased person’s name', () => {
  it('goes from what is said of others, and the rest of it stays', async () => {
    await erased();
    expect(await everything()).not.toMatch(/meikäläi/i);
    expect((await entityOf(store, 'hanke')).names).toEqual({ fi: '[…] hanke' });
    expect((await entityOf(store, 'hanke')).descriptions).toEqual({ fi: 'Vetäjä on […].' });
    const { items } = await store.relations({ audience: 'public', limit: 10 });
    expect(items.map(({ title, evidence }) => [title, evidence[0]?.quote])).toEqual([
      [{ fi: '[…] tiimi' }, 'Kotka johtaa, […] vetää'],
      [null, 'Kotka ja Maija'],
    ]);
    const [fact] = await store.facts({ audience: 'public' });
    const evidence = [{ quote: 'Yhteys: […]', locator: '[…]' }];
    expect(fact).toMatchObject({ value: 'Ota yhteyttä […]', evidence });
  });

  it('does not come back with the sources that have it, for which nothing is new the second time', async () => {
    await erased();
    await load(store, 'raportti', '1', OTHERS);
    const revision = await store.revision();
    await load(store, 'esite', '1', PEOPLE);
    await load(store, 'raportti', '1', OTHERS);
    expect(await store.revision()).toBe(revision);
    await load(store, 'uutinen', '1', OTHERS.replace('role: lead', 'role: coordinator'));
    await edit(store, { edit: 'kotka', field: 'descriptions', value: { fi: 'Maija Meikäläisen kaupunki' } });
    expect(await everything()).not.toMatch(/meikäläi/i);
    expect((await entityOf(store, 'kotka')).descriptions).toEqual({ fi: '[…] kaupunki' });
  });

  it('does not come back under a new id, and whoever speaks of that id is heard without it', async () => {
    await erased();
    const again = PEOPLE.replaceAll('p-aaaaaaaa', 'p-bbbbbbbb');
    const speaks = 'relations: [{ from: p-bbbbbbbb, role: speaker, to: hanke, evidence: { quote: puhuja } }]';
    expect((await load(store, 'uutinen', '1', again)).erased).toEqual(['p-bbbbbbbb']);
    expect(await stateOf(store, 'p-bbbbbbbb')).toBe('erased');
    const { erased: left, revision } = await load(store, 'kirje', '1', speaks);
    expect(left).toEqual(['p-bbbbbbbb']);
    expect(await relationsOf(store, 'hanke')).toEqual(['kotka lead hanke', 'kotka partner hanke']);
    expect((await load(store, 'uutinen', '1', again)).revision).toBe(revision);
    expect(await everything()).not.toMatch(/meikäläi/i);
  });

  it('goes from what editors wrote: reasons, corrections, hidings, their own names', async () => {
    await load(store, 'esite', '1', PEOPLE);
    await load(store, 'raportti', '1', OTHERS);
    const [partner] = (await store.relations({ audience: 'public', roles: ['partner'], limit: 1 })).items;
    const by = { actor: 'Maija Meikäläinen, Kotka', reason: 'Maija Meikäläisen pyynnöstä' };
    const byThem = async (...edits: Edit[]) => {
      const place = { file: 'edits.yaml', path: 'edits[0]', line: 1 };
      await applyEdits(
        store,
        edits.map((one) => ({ edit: one, place })),
        by,
        clock,
      );
    };
    await byThem(
      { edit: 'kotka', field: 'status', value: 'running' },
      { hide: partner!.id },
      { erase: 'p-aaaaaaaa' },
    );
    expect(await everything()).not.toMatch(/meikäläi/i);
    const commits = await store.changes(2, 10);
    expect(commits.map(({ actor, reason }) => `${actor}: ${reason}`)).toEqual(['[…], Kotka: […] pyynnöstä']);
    await byThem({ edit: 'kotka', field: 'status', value: 'ended' });
    expect(await everything()).not.toMatch(/meikäläi/i);
  });

  it('stays with another person of the same name, and in what is said of them', async () => {
    const namesake = `
entities: [{ id: p-cccccccc, type: person, names: { fi: Maija Meikäläinen } }]
relations: [{ from: p-cccccccc, role: speaker, to: hanke, evidence: { quote: puhui Maija Meikäläinen } }]
`;
    await load(store, 'esite', '1', PEOPLE);
    await load(store, 'muu', '1', namesake);
    await edit(store, { erase: 'p-aaaaaaaa' });
    expect((await entityOf(store, 'p-cccccccc')).names).toEqual({ fi: 'Maija Meikäläinen' });
    expect((await entityOf(store, 'hanke')).descriptions).toEqual({ fi: 'Vetäjä on […].' });
    const revision = await store.revision();
    await load(store, 'muu', '1', namesake);
    expect(await store.revision()).toBe(revision);
    await edit(store, { erase: 'p-cccccccc' });
    expect(await everything()).not.toMatch(/meikäläi/i);
  });

  it('of one that was merged into the person goes, too', async () => {
    const merged = '  - { id: p-dddddddd, type: person, names: { fi: Maisa Entinen } }\n';
    const told = `facts: [{ entity: hanke, field: text, value: Maisa Entinen aloitti, evidence: { quote: aloitti } }]`;
    await load(store, 'esite', '1', ENTITIES + merged);
    await load(store, 'muu', '1', told);
    await edit(store, { merge: 'p-dddddddd', into: 'p-aaaaaaaa' });
    await edit(store, { erase: 'p-aaaaaaaa' });
    expect(await everything()).not.toMatch(/meikäläi|Maisa|Entinen/i);
  });

  it('is nobody’s when what is erased is no person: its name stays in what others say', async () => {
    const museum = 'entities: [{ id: vanha, type: organisation, kind: museum, names: { fi: Hanke } }]';
    await load(store, 'esite', '1', PEOPLE);
    await load(store, 'muu', '1', museum);
    await edit(store, { erase: 'vanha' });
    expect((await entityOf(store, 'hanke')).names).toEqual({ fi: 'Hanke' });
    expect(await store.erasedNames()).toEqual([]);
  });

  it('of one whom a newer version of a source renames is told apart the same at every load', async () => {
    const other = (name: string) => `
entities: [{ id: p-eeeeeeee, type: person, names: { fi: ${name} } }]
facts: [{ entity: p-eeeeeeee, field: text, value: esittely, evidence: { quote: Maija Meikäläinen esitteli } }]
`;
    await load(store, 'esite', '1', PEOPLE);
    await load(store, 'muu', '1', other('Maija Meikäläinen'));
    await edit(store, { erase: 'p-aaaaaaaa' });
    const { revision } = await load(store, 'muu', '2', other('Matti Virtanen'));
    expect((await load(store, 'muu', '2', other('Matti Virtanen'))).revision).toBe(revision);
    expect(await everything()).not.toMatch(/meikäläi/i);
  });
});
