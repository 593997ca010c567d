import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { neighbourhoodSchema, networkSchema, pathSchema } from '../../server/contract/network.ts';
import { collaborationNetwork } from '../../server/network/collaboration.ts';
import {
  describeNeighbourhood,
  describeNetwork,
  describePaths,
  type Wording,
} from '../../server/network/describe.ts';
import { neighbourhood } from '../../server/network/neighbourhood.ts';
import { shortestPaths } from '../../server/network/paths.ts';
import { readProjection } from '../../server/projection/projection.ts';
import { snapshotOf, type Snapshot } from '../../server/snapshot.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { aChangeSet, anEntity, aRelation, aSource, someEvidence } from '../store/records.ts';

let store: GraphStore;
let snapshot: Snapshot;
let wording: Wording;

beforeAll(async () => {
  store = openSqliteStore(':memory:');
  await store.apply(
    aChangeSet(await store.revision(), {
      sources: [aSource('esite', { title: { fi: 'Esite', sv: 'Broschyren' } })],
      entities: [
        anEntity('hameenlinna', {
          kind: 'municipality',
          names: { fi: 'Hämeenlinna', sv: 'Tavastehus' },
        }),
        anEntity('kotka', { kind: 'municipality', names: { fi: 'Kotka' } }),
        anEntity('hanke', {
          type: 'project',
          kind: 'project',
          names: { fi: 'Museot hyvinvoinnin edistäjinä' },
        }),
      ],
      relations: [
        aRelation('r-1', { from: 'kotka', role: 'pilot-city', to: 'hanke' }),
        aRelation('r-2', {
          from: 'hameenlinna',
          role: 'pilot-city',
          to: 'hanke',
          evidence: [someEvidence({ quote: 'Hämeenlinnan ja Kotkan kanssa' })],
        }),
      ],
    }),
  );
  snapshot = snapshotOf(await readProjection(store));
  wording = { store, snapshot, lang: 'sv' };
});

afterAll(() => store.close());

describe('in the words of a reader', () => {
  it('a network names its nodes, activities and roles', () => {
    const raw = collaborationNetwork(snapshot, { level: 'organisation', weight: 'activities' });
    const network = networkSchema.parse(describeNetwork(wording, raw));
    expect(network.nodes.map(({ name, url }) => [name, url])).toEqual([
      ['Tavastehus', '/sv/kommun/hameenlinna'],
      ['Kotka', '/sv/kommun/kotka'],
    ]);
    expect(network.edges[0]?.activities[0]?.activity.name).toBe('Museot hyvinvoinnin edistäjinä');
    expect(network.edges[0]?.activities[0]?.from).toEqual([
      { role: 'pilot-city', label: 'pilotstad', relation: 'r-2', actor: 'hameenlinna' },
    ]);
  });

  it('a path carries the evidence of each step', async () => {
    const [path] = await describePaths(wording, shortestPaths(snapshot, 'kotka', 'hameenlinna'));
    expect(pathSchema.parse(path).length).toBe(2);
    expect(path?.nodes.map(({ name }) => name)).toEqual([
      'Kotka',
      'Museot hyvinvoinnin edistäjinä',
      'Tavastehus',
    ]);
    expect(path?.steps[1]?.relations[0]?.evidence[0]).toMatchObject({
      quote: 'Hämeenlinnan ja Kotkan kanssa',
      source: { id: 'esite', title: 'Broschyren' },
    });
  });

  it('a neighbourhood carries its relations, nearest first', async () => {
    const raw = neighbourhood(snapshot, 'kotka', { depth: 2, limit: 10 });
    const around = neighbourhoodSchema.parse(await describeNeighbourhood(wording, raw));
    expect(around.centre.name).toBe('Kotka');
    expect(around.nodes.map(({ id, distance }) => [id, distance])).toEqual([
      ['hanke', 1],
      ['hameenlinna', 2],
    ]);
    expect(around.relations.map(({ id }) => id)).toEqual(['r-1', 'r-2']);
  });
});
