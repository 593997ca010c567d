import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSettings } from '../../server/config.ts';
import { createLog } from '../../server/http/log.ts';
import { createMetrics } from '../../server/http/metrics.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { onStopSignals } from '../../server/http/signals.ts';

/** A server whose answer to /held waits for SIGUSR2; it stops as the real one does. */
const log = createLog('info');
const metrics = createMetrics();
const held: ServerResponse[] = [];
const { server, drain } = createHttpServer(
  (_request, response, { path }) => {
    if (path === '/held') {
      held.push(response);
      console.log('holding');
      return;
    }
    response.end('answered');
  },
  readSettings().http,
  { log, metrics },
);
server.listen(0, '127.0.0.1', () =>
  console.log(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
process.on('SIGUSR2', () => {
  for (const waiting of held.splice(0)) waiting.end('held');
});
onStopSignals(log, {
  stop: async (grace) => {
    await drain(grace);
    metrics.close();
    console.log('closed');
  },
});
