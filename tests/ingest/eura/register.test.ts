import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entity } from '../../../server/contract/entity.ts';
import { applyStatements } from '../../../server/directory/apply-changes.ts';
import { differences } from '../../../server/ingest/differences.ts';
import { entity } from '../../../server/ingest/say.ts';
import { KUNNAT } from '../../../server/ingest/reference/sources.ts';
import { applyProposal } from '../../../server/ingest/pipeline.ts';
import { proposed } from '../../../server/ingest/registers.ts';
import { surroundingsIn } from '../../../server/ingest/surroundings.ts';
import { readProjection } from '../../../server/projection/projection.ts';
import { describeSimilar } from '../../../server/similar/describe.ts';
import { findSimilar } from '../../../server/similar/gather.ts';
import type { LikenedEntity } from '../../../server/similar/profile.ts';
import { snapshotOf } from '../../../server/snapshot.ts';
import type { GraphStore } from '../../../server/store/graph-store.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { complaints } from '../../support/explained.ts';
import { euraFile, packed, type EuraCells } from '../../support/eura.ts';
import { TABLES } from '../../support/interreg.ts';

const AUTHOR = { actor: 'import', reason: 'eura: uusi.csv' };
const clock = () => new Date('2026-05-01T09:00:00Z');
const PLACE = { file: 'world', path: 'x', line: null };
const ORGANISATIONS = [
  ['turku', 'municipality', 'Turku'],
  ['mikkeli', 'municipality', 'Mikkeli'],
  ['lapin-liitto', 'regional-council', 'Lapin liitto'],
  ['esr', 'fund', 'Euroopan sosiaalirahasto'],
] as const;

let store: GraphStore;
beforeEach(async () => {
  store = openSqliteStore(':memory:');
  const entities = [
    ...ORGANISATIONS.map(([id, kind, fi]) => entity(PLACE, id, ['organisation', kind], { names: { fi } })),
    ...['matkailu', 'kulttuuri', 'terveys', 'koulutus'].map((id) =>
      entity(PLACE, id, ['topic', 'subject'], { names: { fi: id } }),
    ),
  ];
  await applyStatements(store, { source: KUNNAT, entities, relations: [], facts: [] }, AUTHOR, clock);
});
afterEach(async () => store.close());

async function read(content: Uint8Array) {
  return proposed('eura', 'uusi.csv', content, await surroundingsIn(TABLES, store));
}

async function load(...rows: EuraCells[]) {
  return applyProposal(store, await read(euraFile(...rows)), AUTHOR, clock);
}

async function entityOf(id: string): Promise<Entity | undefined> {
  const [found] = await store.resolve([id], 'public');
  return found?.state === 'found' ? found.entity : undefined;
}

async function relationsOf(project: string) {
  const { items } = await store.relations({
    audience: 'public',
    of: [project],
    direction: 'both',
    limit: 50,
  });
  return items.map(({ from, role, to, evidence }) => ({
    said: `${'entity' in from ? from.entity : ''} ${role} ${'entity' in to ? to.entity : ''}`,
    certainty: evidence[0]?.certainty,
    reason: evidence[0]?.reason ?? null,
  }));
}

describe('importing the register of structural fund projects', () => {
  it('says the project, who led it, who granted the money and what its title tells', async () => {
    await load({});
    expect(await entityOf('eura-s10001')).toMatchObject({
      names: { fi: 'Kulttuurimatkailun kehittäminen' },
      status: 'ended',
    });
    const relations = await relationsOf('eura-s10001');
    expect(relations.map(({ said }) => said).toSorted()).toEqual([
      'eura-s10001 about kulttuurimatkailu',
      'eura-s10001 funded-under manner-suomen-esr-ohjelma-2007-2013',
      'lapin-liitto funding-authority eura-s10001',
      'turku lead eura-s10001',
    ]);
    expect(relations.find(({ said }) => said.includes('about'))).toMatchObject({
      certainty: 'inferred',
      reason: 'Hankkeen nimen sana: Kulttuurimatkailun.',
    });
  });

  it('gives the reason where a unit stands for its house', async () => {
    await load({ implementer_name: 'Turun kaupungin nuorisotoimi' });
    const relations = await relationsOf('eura-s10001');
    expect(relations.find(({ said }) => said === 'turku lead eura-s10001')).toMatchObject({
      certainty: 'register',
      reason: 'Nimi on kunnan yksikön: turun kaupungin.',
    });
  });

  it('brings in organisations whose names say what they are, once in whatever spelling', async () => {
    await load({ implementer_name: 'TURUN TAIDETALO RY' }, { implementer_name: 'Turun Taidetalo ry' });
    expect(await entityOf('turun-taidetalo')).toMatchObject({
      kind: 'association',
      names: { fi: 'Turun Taidetalo ry' },
    });
  });

  it('tells of a municipality that is no more what it merged into, as public knowledge', async () => {
    await load({ implementer_name: 'Ristiinan kunta' }, { implementer_name: 'Töysän kunta' });
    expect(await entityOf('ristiinan-kunta')).toMatchObject({ names: { fi: 'Ristiina' }, status: 'ended' });
    expect(await relationsOf('ristiinan-kunta')).toContainEqual({
      said: 'ristiinan-kunta succeeded-by mikkeli',
      certainty: 'outside',
      reason: expect.stringContaining('1.1.2013'),
    });
    // The heir of this one is not in the directory.
    expect(await entityOf('toysan-kunta')).toMatchObject({
      names: { fi: 'Töysän kunta' },
      status: 'unknown',
    });
  });

  it('names no actor where the name may be anybody', async () => {
    await load({ implementer_name: 'Musiikkiterapia Kaiku' });
    expect((await relationsOf('eura-s10001')).some(({ said }) => said.includes('lead'))).toBe(false);
  });

  it('leaves out rows that name who holds a post', async () => {
    await load({}, { implementer_name: 'Turun kaupunki nuorisojohtaja Maija Meikäläinen' });
    expect(await entityOf('eura-s10002')).toBeUndefined();
  });

  it('tells amounts, but not as paid what the newer edition has there', async () => {
    const { statements } = await read(
      euraFile({}, { period: '2014-2020', programme: '', paid_eu_state_eur: '99999' }),
    );
    const told = statements.facts
      .filter(({ claim }) => claim.field === 'amount')
      .map(({ claim }) => [claim.entity, (claim.value as { kind: string }).kind]);
    expect(told).toEqual([
      ['eura-s10001', 'granted'],
      ['eura-s10001', 'planned-public'],
      ['eura-s10001', 'paid'],
      ['eura-s10002', 'granted'],
      ['eura-s10002', 'planned-public'],
    ]);
  });

  it('tells when a project was, so that the years that two share open both rows', async () => {
    await load(
      {},
      { start: '2009-05-01', end: '', title_fi: 'Kulttuurimatkailun verkosto' },
      { title_fi: 'Muuta' },
    );
    const snapshot = snapshotOf(await readProjection(store));
    const own = snapshot.projection.entity('eura-s10001') as LikenedEntity;
    const hits = findSimilar(snapshot, own, clock());
    const page = { items: hits, total: hits.length, next: null };
    const { items } = await describeSimilar({ store, snapshot, lang: 'fi' }, own, page);
    expect(complaints.similar(items)).toEqual([]);
    const years = items[0]?.lines.find(({ kind }) => kind === 'period');
    expect(years?.proofs.map(({ side, evidence }) => [side, evidence[0]?.row])).toEqual([
      ['own', expect.objectContaining({ project_code: 'S10001', start: '2008-01-01', end: '2010-12-31' })],
      ['other', expect.objectContaining({ project_code: 'S10002', start: '2009-05-01', end: '' })],
    ]);
  });

  it('changes nothing the second time, packed or not, and retracts what vanished', async () => {
    const rows = [{}, { implementer_name: 'Turun Taidetalo ry' }];
    await load(...rows);
    const again = await read(packed(euraFile(...rows)));
    expect(await differences(store, again.statements, AUTHOR, clock)).toEqual([]);
    await load({});
    expect(await entityOf('eura-s10002')).toBeUndefined();
    expect(await entityOf('turun-taidetalo')).toBeUndefined();
  });

  it('tells a person what is doubtful', async () => {
    const { told } = await read(euraFile({ implementer_name: 'Lapin liitto ja Turun kaupunki ry' }));
    expect(told[0]).toMatch(/^1 projects, 1 names/u);
  });

  it.each([
    [{ project_code: 'x' }, 'project_code', /code of the project/u],
    [{ start: 'soon' }, 'start', /a day/u],
    [{ end: '2007-01-01' }, 'end', /ends before it begins/u],
    [{ fund: 'KOR' }, 'fund', /EAKR or ESR/u],
    [{ programme: 'Kuu' }, 'programme', /does not say what this is/u],
    [{ funding_authority: 'Kuu' }, 'funding_authority', /does not say what this is/u],
    [{ granted_eu_state_eur: 'paljon' }, 'granted_eu_state_eur', /a number/u],
  ])('refuses %o and names the cell', async (row, path, reason) => {
    await expect(read(euraFile(row))).rejects.toMatchObject({
      problems: [{ file: 'uusi.csv', line: 2, path, reason: expect.stringMatching(reason) }],
    });
  });

  it('refuses a project that stands twice, and a file that is cut short', async () => {
    const twice = euraFile({ project_code: 'S10000' }, { project_code: 'S10000' });
    await expect(read(twice)).rejects.toMatchObject({ problems: [{ line: 3, path: 'project_code' }] });
    await expect(read(packed(euraFile({})).slice(0, 40))).rejects.toMatchObject({
      problems: [{ path: 'gzip' }],
    });
  });
});
