import { Hono } from 'hono';
import { analysisVersion } from '../search/analyse.ts';
import { refuseParameters } from './parameters.ts';
import type { Services } from '../services.ts';

/** /healthz: the process lives. /readyz: it can answer, from which store, at which revision. */
export function healthRoutes({ store, snapshots, dictionary = null }: Services) {
  return new Hono()
    .get('/healthz', (c) => {
      refuseParameters(c);
      return c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' });
    })
    .get('/readyz', async (c) => {
      refuseParameters(c);
      const { projection } = await snapshots.get();
      const answer = {
        status: 'ready',
        store: store.engine,
        revision: projection.revision,
        search: { analysis: analysisVersion(dictionary), dictionary: dictionary !== null },
      };
      return c.json(answer, 200, { 'Cache-Control': 'no-store' });
    });
}
