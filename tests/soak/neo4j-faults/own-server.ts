import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Neo4jOptions } from '../../../server/store/neo4j/store.ts';
import { startNeo4j } from '../../support/neo4j/start-neo4j.ts';
import type { Power } from './faults.ts';

/** A Neo4j that nobody else uses, with the means to harm it. */
export interface OwnServer extends Neo4jOptions {
  power: Power;
  stop(): Promise<void>;
}

export async function startOwnServer(): Promise<OwnServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'solmu-harmed-'));
  let running = await startNeo4j({ dataDir });
  const { uri, user, password, database } = running;
  const again = async () => {
    running = await startNeo4j({ dataDir, password, port: Number(new URL(uri).port) });
  };
  return {
    uri,
    user,
    password,
    database,
    power: {
      freeze: async (ms) => {
        process.kill(running.pid, 'SIGSTOP');
        await pause(ms);
        process.kill(running.pid, 'SIGCONT');
      },
      kill: async () => {
        running.kill();
        await again();
      },
      restart: async () => {
        await running.stop();
        await again();
      },
    },
    stop: async () => {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
