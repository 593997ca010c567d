/** The hand-written routes over the store that the settings name, in a process of their own. */
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { readConfig } from '../../../server/config.ts';
import { SQLITE_FILE } from '../../../server/store/open-store.ts';
import { openNeo4jQueries } from './neo4j-queries.ts';
import { bareRoutes } from './routes.ts';
import { openSqliteQueries } from './sqlite-queries.ts';

const { store } = readConfig([]);
const queries =
  store.engine === 'sqlite'
    ? openSqliteQueries(join(store.folder, SQLITE_FILE))
    : await openNeo4jQueries(store);
const server = serve({ fetch: bareRoutes(queries).fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`By hand answers at http://127.0.0.1:${port}`),
);
process.once('SIGTERM', () => {
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
  void queries.close();
});
