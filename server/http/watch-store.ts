import type { CurrentSnapshot } from '../snapshot.ts';
import type { Metrics } from './metrics.ts';

/** Adds to the figures whether the store answers and which revision answers are read from. */
export function watchStore(metrics: Metrics, snapshots: Pick<CurrentSnapshot, 'get' | 'healthy'>): void {
  metrics.gauge('solmu_store_up', 'Whether the store answered the last time it was asked.', () =>
    snapshots.healthy() ? 1 : 0,
  );
  metrics.gauge('solmu_store_revision', 'The revision that answers are read from.', async () => {
    if (!snapshots.healthy()) return null;
    return snapshots.get().then(
      ({ projection }) => projection.revision,
      () => null,
    );
  });
}
