import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSeed, needsSeed } from '../../seed/load.ts';
import { applyEdits } from '../../server/directory/apply-edits.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { TODAY } from '../support/seeded-app.ts';

const clock = () => TODAY;
const place = { file: 'edits.yaml', path: 'edits[0]', line: 1 };
const author = { actor: 'test', reason: 'to see' };

let store: GraphStore;
beforeEach(() => {
  store = openSqliteStore(':memory:');
});
afterEach(async () => store.close());

describe('the data that ships', () => {
  it('is wanted by an empty store and by one whose first load was cut short', async () => {
    expect(await needsSeed(store)).toBe(true);
    const cut = loadSeed(store, clock, (_loaded, share) => {
      if (share > 0.5) throw new Error('the plug was pulled');
    });
    await expect(cut).rejects.toThrow('the plug was pulled');
    expect(await needsSeed(store)).toBe(true);
    await loadSeed(store, clock);
    expect(await needsSeed(store)).toBe(false);
  }, 60_000);

  it('changes nothing the second time, and undoes no edit, hiding, merger or erasure', async () => {
    await loadSeed(store, clock);
    const [lead] = (
      await store.relations({ audience: 'public', of: ['eloa-ja-iloa'], roles: ['lead'], limit: 1 })
    ).items;
    const [manager] = (
      await store.relations({
        audience: 'public',
        of: ['eloa-ja-iloa'],
        roles: ['project-manager'],
        limit: 1,
      })
    ).items;
    const person = manager && 'entity' in manager.from ? manager.from.entity : '';
    const edits = [
      { edit: 'kotka', field: 'homepage' as const, value: 'https://edited.example' },
      { hide: lead?.id as string },
      { merge: 'mikkeli', into: 'kotka' },
      { erase: person },
    ];
    await applyEdits(
      store,
      edits.map((edit) => ({ edit, place })),
      author,
      clock,
    );
    const revision = await store.revision();
    await loadSeed(store, clock);
    expect(await store.revision()).toBe(revision);
    const [kotka, mikkeli, erased] = await store.resolve(['kotka', 'mikkeli', person], 'public');
    expect(kotka).toMatchObject({ entity: { homepage: 'https://edited.example' } });
    expect(mikkeli).toMatchObject({ state: 'merged', into: 'kotka' });
    expect(erased).toMatchObject({ state: 'erased' });
    expect(
      (await store.relations({ audience: 'public', of: ['eloa-ja-iloa'], roles: ['lead'], limit: 1 })).total,
    ).toBe(0);
  }, 60_000);
});
