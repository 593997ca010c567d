import { Hono } from 'hono';
import { ANALYSIS_VERSION } from '../search/analyse.ts';
import { refuseParameters } from './parameters.ts';
import type { Services } from '../services.ts';

/** /healthz: the process lives. /readyz: it can answer, from which store, at which revision. */
export function healthRoutes({ store, snapshots }: Services) {
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
        search: { analysis: ANALYSIS_VERSION, dictionary: false },
      };
      return c.json(answer, 200, { 'Cache-Control': 'no-store' });
    });
}
