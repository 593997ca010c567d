import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { packRows } from '../../server/projection/pack.ts';
import { buildProjection, openProjection } from '../../server/projection/projection.ts';
import { rememberSome } from '../../server/projection/remember-some.ts';
import type { ProjectedRelation } from '../../server/store/graph-store.ts';
import { during, smallGround, type SmallEntity, type SmallRelation } from '../support/small-projection.ts';

const ENTITIES: readonly SmallEntity[] = [
  ['kotka', 'municipality', { names: { fi: 'Kotka', sv: 'Kotka 🦅' } }],
  ['aarni', 'person'],
  ['hanke', 'project', { period: during('2010-23', '2012') }],
  ['museo', 'museum'],
  ['suomi', 'country'],
];
const RELATIONS: readonly SmallRelation[] = [
  ['kotka', 'partner', 'hanke', { period: during('2011'), scope: 'suomi', sources: ['a', 'b'] }],
  ['aarni', 'project-manager', 'hanke', { onBehalfOf: 'museo', certainties: ['inferred', 'stated'] }],
  ['museo', 'lead', 'hanke', { realisation: 'verified' }],
  ['museo', 'located-in', 'kotka'],
];

describe('a packed graph', () => {
  const { projection } = smallGround(ENTITIES, RELATIONS);
  const everything = () => Array.from({ length: projection.size }, (_, place) => projection.entityAt(place));
  const relations = () => Array.from({ length: RELATIONS.length }, (_, at) => projection.relationAt(at));

  it('spells out the entities and relations that went in, in their order', () => {
    const again = buildProjection(projection.revision, everything(), relations());
    expect(Array.from({ length: 5 }, (_, place) => again.entityAt(place))).toEqual(everything());
    expect(everything().map(({ id }) => id)).toEqual(ENTITIES.map(([id]) => id));
    expect(relations().map(({ id }) => id)).toEqual(RELATIONS.map((words) => words.slice(0, 3).join(' ')));
    expect(relations()[0]).toMatchObject({ period: during('2011'), scope: 'suomi', sources: ['a', 'b'] });
    expect(relations()[1]).toMatchObject({ onBehalfOf: 'museo', certainties: ['inferred', 'stated'] });
    expect(relations()[2]).toMatchObject({ scope: null, onBehalfOf: null, realisation: 'verified' });
  });

  it('finds entities by id, and nothing by an id that it does not hold', () => {
    for (const [place, [id]] of ENTITIES.entries()) expect(projection.index(id)).toBe(place);
    for (const id of ['', 'kotk', 'kotkaa', 'KOTKA', 'hank']) {
      expect(projection.index(id)).toBeUndefined();
      expect(projection.entity(id)).toBeUndefined();
      expect(projection.leaving(id)).toEqual([]);
    }
  });

  it('tells types, kinds and what is held for and in something', () => {
    expect(projection.ofType('organisation').map(({ id }) => id)).toEqual(['kotka', 'museo']);
    expect(projection.ofKind('municipality').map(({ id }) => id)).toEqual(['kotka']);
    expect(projection.ofType('topic')).toEqual([]);
    expect(projection.kindAt(1)).toBeNull();
    const ids = (found: readonly ProjectedRelation[]) => found.map(({ from }) => from);
    expect(ids(projection.heldFor('museo'))).toEqual(['aarni']);
    expect(ids(projection.heldIn('suomi'))).toEqual(['kotka']);
    expect(ids(projection.heldIn('nowhere'))).toEqual([]);
    expect(ids(projection.relationsOfSource('b'))).toEqual(['kotka']);
    expect(ids(projection.reaching('hanke', new Set(['lead', 'partner'])))).toEqual(['kotka', 'museo']);
  });

  it('leaves out relations whose ends are not there', () => {
    const lost = { ...projection.relationAt(0), from: 'nobody' };
    const { columns } = buildProjection(1, everything(), [lost, projection.relationAt(2)]);
    expect(columns.relations.role).toHaveLength(1);
  });

  it('is read by another thread where it lies', async () => {
    const packed = packRows(3, everything(), relations());
    const source = `
      const { parentPort, workerData } = require('node:worker_threads');
      import(${JSON.stringify(new URL('../../server/projection/projection.ts', import.meta.url).href)}).then(
        ({ openProjection }) => {
          const projection = openProjection(workerData);
          workerData.entities.type[3] = 255;
          parentPort.postMessage([projection.revision, projection.entityAt(0), projection.relationAt(1)]);
        });`;
    const worker = new Worker(source, { eval: true, workerData: packed });
    const answer = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    expect(answer).toEqual([3, projection.entityAt(0), projection.relationAt(1)]);
    // The memory is the same, not a copy.
    expect(packed.entities.type[3]).toBe(255);
    expect(openProjection(packed).idAt(3)).toBe('museo');
  });

  it('finds every one of many ids', () => {
    const many = Array.from({ length: 3000 }, (_, at): SmallEntity => [`o-${at.toString(36)}`, 'museum']);
    const { projection: large } = smallGround(many, []);
    expect(many.every(([id], place) => large.index(id) === place)).toBe(true);
    expect(many.some(([id]) => large.index(`${id}!`) !== undefined)).toBe(false);
  });
});

describe('rememberSome', () => {
  it('keeps what was asked for last and lets the rest go', () => {
    const read: number[] = [];
    const square = rememberSome(2, (at: number) => {
      read.push(at);
      return at * at;
    });
    for (const at of [1, 1, 2, 1, 3, 4, 5, 6, 1]) expect(square(at)).toBe(at * at);
    expect(read.filter((at) => at === 1)).toHaveLength(2);
  });
});
