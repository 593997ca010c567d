import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyStatements } from '../../server/directory/apply-changes.ts';
import { KUNNAT } from '../../server/ingest/reference/sources.ts';
import { entity, period, registered, relation } from '../../server/ingest/say.ts';
import { readProjection } from '../../server/projection/projection.ts';
import { snapshotOf } from '../../server/snapshot.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { recallAt10, WAYS } from './experts/rankings.ts';
import { splitInTime } from './experts/split.ts';

const PLACE = { file: 'world', path: 'x', line: null };
const EVIDENCE = registered(KUNNAT, { values: {}, cells: { x: 'y' }, place: PLACE }, ['x']);

let store: GraphStore;
beforeEach(() => void (store = openSqliteStore(':memory:')));
afterEach(async () => store.close());

/** Five organisations that each led a project on tourism in 2010 and another in 2014. */
async function world() {
  const actors = ['a', 'b', 'c', 'd', 'e'].map((letter) => `talo-${letter}`);
  const projects = actors.flatMap((actor) =>
    [2010, 2014].map((year) => ({ actor, year, id: `eura-${actor}-${year}` })),
  );
  const statements = {
    source: KUNNAT,
    entities: [
      entity(PLACE, 'matkailu', ['topic', 'subject'], { names: { fi: 'matkailu' } }),
      ...actors.map((id) => entity(PLACE, id, ['organisation', 'other'], { names: { fi: id } })),
      ...projects.map(({ id, year }) =>
        entity(PLACE, id, ['project', 'project'], {
          names: { fi: id },
          period: period(`${year}-01-01`, null),
        }),
      ),
    ],
    relations: projects.flatMap(({ actor, id }) => [
      relation(PLACE, [actor, 'lead', id], EVIDENCE),
      relation(PLACE, [id, 'about', 'matkailu'], EVIDENCE),
    ]),
    facts: [],
  };
  await applyStatements(store, statements, { actor: 'test', reason: 'a world' }, () => new Date());
  return snapshotOf(await readProjection(store));
}

describe('foretelling who leads', () => {
  it('asks for the topics that have projects before and after, and counts only what had begun', async () => {
    const { questions, led } = splitInTime(await world(), 'eura-', '2012-12-31');
    expect(questions.map(({ topic, right }) => [topic, right.size])).toEqual([['matkailu', 5]]);
    expect(led.get('talo-a')).toBe(1);
  });

  it('asks nothing where nothing came after', async () => {
    expect(splitInTime(await world(), 'eura-', '2015-12-31').questions).toEqual([]);
  });

  it('ranks by the most projects on whatever topic', () => {
    const led = new Map([
      ['a', 1],
      ['b', 3],
      ['c', 1],
    ]);
    expect(WAYS.prior({ hits: [], led, random: () => 0 })).toEqual(['b', 'a', 'c']);
  });

  it('counts the right ones among the first ten, of as many as there could be', () => {
    expect(recallAt10(['a', 'x', 'b'], new Set(['a', 'b', 'c']))).toBeCloseTo(2 / 3);
    const many = Array.from({ length: 12 }, (_, at) => `m${at}`);
    expect(recallAt10(many, new Set(many))).toBe(1);
  });
});
