import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { takeTurn } from '../turn.ts';

// Suites that share a Neo4j run one at a time, whatever else runs beside them: each waits here until it is its turn.

const provided = inject('neo4j');
if (provided && 'neo4j' in provided)
  afterAll(await takeTurn(join(tmpdir(), `solmu-turn-${provided.neo4j.uri.replace(/\W+/g, '-')}`)));
