import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyStatements } from '../../../server/directory/apply-changes.ts';
import { applyEdits } from '../../../server/directory/apply-edits.ts';
import { differences } from '../../../server/ingest/differences.ts';
import { applyProposal, proposalOf, type Proposal } from '../../../server/ingest/pipeline.ts';
import { REGISTERS } from '../../../server/ingest/registers.ts';
import { surroundingsIn } from '../../../server/ingest/surroundings.ts';
import type { GraphStore } from '../../../server/store/graph-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { interregFile, LATVIA, TABLES, WORLD } from '../../support/interreg.ts';

const AUTHOR = { actor: 'import', reason: 'interreg: uusi.csv' };
const clock = () => new Date('2026-05-01T09:00:00Z');
const OTHER = { project_id: 'I00002', acronym: 'VENE', title: 'A boat', themes: 'Infrastructure' };
const FULL = interregFile({ role: 'lead' }, LATVIA, { ...OTHER, role: 'lead' }, { ...OTHER, ...LATVIA });

let store: GraphStore;
beforeEach(async () => {
  store = openSqliteStore(':memory:');
  await applyStatements(store, WORLD, AUTHOR, clock);
});
afterEach(async () => store.close());

async function proposed(content: Uint8Array): Promise<Proposal> {
  return proposalOf(REGISTERS.interreg, 'uusi.csv', content, await surroundingsIn(TABLES, store));
}

async function load(content: Uint8Array) {
  return applyProposal(store, await proposed(content), AUTHOR, clock);
}

async function changes(content: Uint8Array): Promise<string[]> {
  const found = await differences(store, (await proposed(content)).statements, AUTHOR, clock);
  return found.map(({ what, how, text }) => `${how} ${what} ${text}`);
}

async function state(id: string) {
  const [resolution] = await store.resolve([id], 'public');
  return resolution?.state;
}

async function partsIn(project: string): Promise<string[]> {
  const { items } = await store.relations({
    audience: 'public',
    of: [project],
    direction: 'to',
    roles: ['lead', 'partner'],
    limit: 20,
  });
  return items.map(({ from, role }) => `${'entity' in from ? from.entity : ''} ${role}`);
}

describe('importing the Interreg register', () => {
  it('says projects, parts, themes and places', async () => {
    await load(FULL);
    expect(await partsIn('interreg-silta')).toEqual(['turku lead', 'university-of-latvia-lv partner']);
    const [silta] = await store.resolve(['interreg-silta'], 'public');
    expect(silta).toMatchObject({
      entity: {
        names: { en: 'A bridge over the gulf' },
        aliases: [{ text: 'SILTA', kind: 'short' }],
        identifiers: [{ scheme: 'keep', value: 'I00001' }],
        period: { from: { date: '2016-01-01', precision: 'day' }, to: { date: '2018-12-31' } },
        status: 'ended',
      },
    });
    const { items } = await store.relations({
      audience: 'public',
      of: ['interreg-silta'],
      direction: 'from',
      roles: ['about', 'funded-under'],
      limit: 9,
    });
    expect(items.map(({ to }) => 'entity' in to && to.entity).sort()).toEqual([
      'interreg-central-baltic-2014-2020',
      'koulutus',
      'matkailun-kehittaminen',
    ]);
  });

  it('states when a project was, and of a file with other days only that', async () => {
    await load(FULL);
    const [told] = await store.facts({ audience: 'public', entities: ['interreg-silta'] });
    expect(told).toMatchObject({
      field: 'period',
      value: '2016-01-01/2018-12-31',
      period: { from: { date: '2016-01-01' }, to: { date: '2018-12-31' } },
      evidence: [{ certainty: 'register', row: { start: '2016-01-01', end: '2018-12-31' } }],
    });
    const open = { ...OTHER, end: '' };
    const longer = interregFile({ role: 'lead' }, LATVIA, { ...open, role: 'lead' }, { ...open, ...LATVIA });
    const facts = (await changes(longer)).filter((text) => text.includes(' fact '));
    expect(facts).toEqual([
      'new fact interreg-vene period "2016-01-01/"',
      'retracted fact interreg-vene period "2016-01-01/2018-12-31"',
    ]);
  });

  it('changes nothing the second time', async () => {
    const { revision } = await load(FULL);
    expect(await changes(FULL)).toEqual([]);
    const again = await load(FULL);
    expect([again.revision, again.written, again.retracted]).toEqual([
      revision,
      { entities: 0, relations: 0, facts: 0 },
      { entities: 0, relations: 0, facts: 0 },
    ]);
  });

  it('takes back of a smaller file only what this register said', async () => {
    await load(FULL);
    await load(interregFile({ role: 'lead' }));
    expect(await state('interreg-vene')).toBe('unknown');
    expect(await state('university-of-latvia-lv')).toBe('unknown');
    expect(await state('turku')).toBe('found');
    expect(await partsIn('interreg-silta')).toEqual(['turku lead']);
    const [turku] = await store.records(['turku']);
    expect(Object.keys(turku?.claims ?? {}).sort()).toEqual(['keep-eu', 'world']);
    const home = await store.relations({
      audience: 'public',
      of: ['turku'],
      roles: ['located-in'],
      limit: 5,
    });
    expect(home.total).toBe(1);
  });

  it('writes of a file with one changed row only that', async () => {
    await load(FULL);
    const changed = interregFile(
      { role: 'lead' },
      LATVIA,
      { ...OTHER, role: 'lead' },
      { ...OTHER, ...LATVIA, role: 'lead' },
    );
    expect(await changes(changed)).toEqual([
      'new relation university-of-latvia-lv lead interreg-vene 2016-01-01–2018-12-31',
      'retracted relation university-of-latvia-lv partner interreg-vene 2016-01-01–2018-12-31',
    ]);
    const { written, retracted } = await load(changed);
    expect([written.relations, retracted.relations, written.entities]).toEqual([1, 1, 0]);
  });

  it('lets an editor’s correction and hiding stand', async () => {
    await load(FULL);
    const { items } = await store.relations({
      audience: 'public',
      of: ['interreg-vene'],
      roles: ['partner'],
      limit: 1,
    });
    const place = { file: 'edits.yaml', path: 'edits[0]', line: 1 };
    await applyEdits(
      store,
      [
        {
          edit: { edit: 'interreg-silta', field: 'names' as const, value: { fi: 'Silta lahden yli' } },
          place,
        },
        { edit: { hide: items[0]!.id }, place },
      ],
      { actor: 'toimitus', reason: 'the Finnish name' },
      clock,
    );
    await load(
      interregFile(
        { role: 'lead', title: 'A longer bridge' },
        { ...LATVIA, title: 'A longer bridge' },
        { ...OTHER, role: 'lead', title: 'A ship' },
        { ...OTHER, ...LATVIA, title: 'A ship' },
      ),
    );
    const found = await store.resolve(['interreg-silta', 'interreg-vene'], 'public');
    expect(found).toMatchObject([
      { entity: { names: { fi: 'Silta lahden yli' } } },
      { entity: { names: { en: 'A ship' } } },
    ]);
    expect(await partsIn('interreg-vene')).toEqual(['turku lead']);
  });

  it('keeps the address of a project whose acronym changed', async () => {
    await load(FULL);
    await load(interregFile({ role: 'lead', acronym: 'SILTA 2' }, { ...LATVIA, acronym: 'SILTA 2' }));
    const [silta] = await store.resolve(['interreg-silta'], 'public');
    expect(silta).toMatchObject({ state: 'found', entity: { aliases: [{ text: 'SILTA 2' }] } });
    expect(await state('interreg-silta-2')).toBe('unknown');
  });

  it('tells beforehand what would change, and writes none of it', async () => {
    const told = await changes(FULL);
    expect(told).toContain('new entity project interreg-silta "A bridge over the gulf"');
    expect(told).toContain('changed entity municipality turku "Turku": aliases');
    expect(told).toContain('new relation turku lead interreg-silta 2016-01-01–2018-12-31');
    expect(told).toContain('new fact interreg-silta period "2016-01-01/2018-12-31"');
    expect(await store.revision()).toBe(1);
  });

  it('writes nothing of a file that does not fit', async () => {
    await expect(load(interregFile({}, { ...LATVIA, role: 'boss' }))).rejects.toThrow('nothing was written');
    await expect(load(interregFile({ org_name: 'Kirjola ry' }))).rejects.toThrow(
      'nobody has decided who this is',
    );
    expect(await store.revision()).toBe(1);
  });

  it('brings in a new organisation abroad, in the region that it names', async () => {
    await load(
      interregFile({ role: 'lead' }, { ...LATVIA, org_name: 'Ogre Poets', nuts3_name: 'Ogres novads' }),
    );
    const home = await store.relations({
      audience: 'public',
      of: ['ogre-poets-lv'],
      roles: ['located-in'],
      limit: 5,
    });
    expect(home.items.map(({ to }) => to)).toEqual([{ entity: 'ulkomaa-lv-ogres-novads' }]);
    const [region] = await store.resolve(['ulkomaa-lv-ogres-novads'], 'public');
    expect(region).toMatchObject({ entity: { kind: 'foreign', names: { en: 'Ogres novads' }, point: null } });
  });
});
