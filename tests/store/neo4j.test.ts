import neo4j from 'neo4j-driver';
import { afterAll, describe } from 'vitest';
import { openNeo4jStore } from '../../server/store/neo4j/store.ts';
import { clearNeo4j, neo4jForTests } from '../support/neo4j/available.ts';
import { describeStoreContract } from './store-contract.ts';

const server = neo4jForTests();

describe.skipIf(server === null)('with a real server', () => {
  const options = server!;
  const driver = server && neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
  afterAll(() => driver?.close());

  describeStoreContract('neo4j', async () => {
    await clearNeo4j(driver!, { database: options.database });
    const handles = [openNeo4jStore(options)];
    return {
      store: handles[0]!,
      again: async () => {
        handles.push(openNeo4jStore(options));
        return handles.at(-1)!;
      },
      dispose: async () => void (await Promise.allSettled(handles.map((handle) => handle.close()))),
    };
  });
});
