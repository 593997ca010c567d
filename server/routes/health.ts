import { Hono } from 'hono';
import { analysisVersion } from '../search/analyse.ts';
import { OverloadedError } from '../http/errors.ts';
import { refuseParameters } from './parameters.ts';
import type { Services } from '../services.ts';
import type { CurrentSnapshot, Snapshot } from '../snapshot.ts';

/** Whoever watches over a server takes a late answer for a dead one. */
const PATIENCE_MS = 500;
const COME_BACK_IN = 1;

/** /healthz: the process lives. /readyz: it can answer, from which store, at which revision. */
export function healthRoutes({ store, snapshots, dictionary = null }: Services) {
  return new Hono()
    .get('/healthz', (c) => {
      refuseParameters(c);
      return c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' });
    })
    .get('/readyz', async (c) => {
      refuseParameters(c);
      const { projection } = await soon(snapshots);
      const answer = {
        status: 'ready',
        store: store.engine,
        revision: projection.revision,
        search: { analysis: analysisVersion(dictionary), dictionary: dictionary !== null },
      };
      return c.json(answer, 200, { 'Cache-Control': 'no-store' });
    });
}

/** The snapshot, where it is there or nearly. Throws OverloadedError while the first is still being read. */
async function soon(snapshots: CurrentSnapshot): Promise<Snapshot> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new OverloadedError('starting', COME_BACK_IN)), PATIENCE_MS);
  try {
    return await Promise.race([snapshots.get(), late]);
  } finally {
    clearTimeout(timer);
  }
}
