import { describe, expect, it } from 'vitest';
import { compareStores } from '../soak/differential/compare-stores.ts';
import { sampleSeeds } from '../soak/seeds.ts';
import { neo4jForTests } from '../support/neo4j/available.ts';

const CASES = 300;

const server = neo4jForTests();

describe.skipIf(server === null)('SQLite and Neo4j', () => {
  it.for(sampleSeeds('differential'))(
    'answer every question alike after any loads, edits, merges, erasures and change sets, seed %i',
    { timeout: 600_000 },
    async (seed) => {
      const result = await compareStores(server!, { seed, count: CASES, say: () => {} });
      expect(result).toEqual({ cases: CASES, failures: [] });
    },
  );
});
