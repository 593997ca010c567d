import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAULTS_ON_THE_WAY } from '../soak/neo4j-faults/faults.ts';
import { startOwnServer, type OwnServer } from '../soak/neo4j-faults/own-server.ts';
import { withstandFaults } from '../soak/neo4j-faults/withstand-faults.ts';
import { sampleSeeds } from '../soak/seeds.ts';
import { neo4jForTests } from '../support/neo4j/available.ts';

const TIMEOUT = 300_000;

// Where the environment names a Neo4j, there need be neither Java nor jars to start one.
const canHarm = neo4jForTests() !== null && !process.env['NEO4J_URI'];
const [fixed, another] = sampleSeeds('neo4j-faults');

describe.skipIf(!canHarm)('Solmu on a Neo4j that fails', () => {
  let own: OwnServer;
  beforeAll(async () => void (own = await startOwnServer()));
  afterAll(() => own.stop());

  it(
    'loses nothing, writes nothing twice and goes on by itself when connections are cut, lost, silent or closed',
    { timeout: TIMEOUT },
    async () => {
      const count = FAULTS_ON_THE_WAY.length;
      const sample = { seed: another, count, say: console.log };
      const result = await withstandFaults(own, FAULTS_ON_THE_WAY, sample);
      expect(result).toEqual({ cases: count, failures: [] });
    },
  );

  it('… and when the server is killed in the middle of writes', { timeout: TIMEOUT }, async () => {
    const sample = { seed: fixed, count: 1, say: console.log };
    const result = await withstandFaults(own, ['a server that is killed'], sample);
    expect(result).toEqual({ cases: 1, failures: [] });
  });
});
