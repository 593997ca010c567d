import { startNeo4j } from '../../support/neo4j/start-neo4j.ts';
import { compareStores } from '../differential/compare-stores.ts';
import type { SoakOptions, SoakResult } from '../part.ts';

export const name = 'differential';

/** SQLite and Neo4j are sent the same and must answer the same. Starts a Neo4j of its own. */
export async function run(options: SoakOptions): Promise<SoakResult> {
  const server = await startNeo4j({ life: 'long' });
  try {
    return await compareStores(server, options);
  } finally {
    await server.stop();
  }
}
