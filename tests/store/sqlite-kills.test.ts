import { describe, expect, it } from 'vitest';
import { killWriters } from '../soak/kills/kill-writers.ts';
import { sampleSeeds } from '../soak/seeds.ts';

const KILLS = 4;

describe('a file into which several processes write, some of them killed', () => {
  it.for(sampleSeeds('kills'))(
    'has every acknowledged write once and none by half, and lets the others write on, seed %i',
    { timeout: 180_000 },
    async (seed) => {
      const result = await killWriters({ seed, count: KILLS, say: console.log });
      expect(result).toEqual({ cases: KILLS, failures: [] });
    },
  );
});
