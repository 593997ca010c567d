import { FAULTS, type Fault } from '../neo4j-faults/faults.ts';
import { startOwnServer } from '../neo4j-faults/own-server.ts';
import { withstandFaults } from '../neo4j-faults/withstand-faults.ts';
import type { SoakOptions, SoakResult } from '../part.ts';

export const name = 'neo4j-faults';

/** Every fault in turn, on a Neo4j of its own. */
export async function run(options: SoakOptions): Promise<SoakResult> {
  const server = await startOwnServer();
  try {
    return await withstandFaults(server, Object.keys(FAULTS) as Fault[], options);
  } finally {
    await server.stop();
  }
}
