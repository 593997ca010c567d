import { describe, it } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { expectMirrorsToEndEqual } from './mirror-property.ts';

const RUNS = Number(process.env['SOLMU_MIRROR_RUNS'] ?? 60);

describe('a mirror that reads the feed of a SQLite store', () => {
  it('ends up equal to the public graph, wherever it stopped on the way', () =>
    expectMirrorsToEndEqual(async () => openSqliteStore(':memory:'), RUNS));
});
