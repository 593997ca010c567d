import type { Server } from 'node:http';
import type { Metrics } from './metrics.ts';
import { clientOf, quotaKey } from './proxies.ts';
import type { HttpSettings } from './settings.ts';

/**
 * Bounds the connections in all, those of one client, and the time in which nothing moves on one: a client that takes
 * no byte of its answer would else hold its place for ever. Proxies that are believed bring many clients each.
 */
export function boundConnections(
  server: Server,
  { maxConnections, maxClientConnections, stallTimeout, trust }: HttpSettings,
  metrics: Metrics,
): void {
  const dropped = () => metrics.count('solmu_connections_dropped_total');
  const open = new Map<string, number>();
  let all = 0;
  server.maxConnections = maxConnections;
  server.setTimeout(stallTimeout);
  server.on('drop', dropped);
  server.on('connection', (socket) => {
    const { address, proxied } = clientOf(socket.remoteAddress ?? '', {}, trust);
    const client = quotaKey(address);
    const count = (open.get(client) ?? 0) + 1;
    open.set(client, count);
    all += 1;
    socket.once('close', () => {
      all -= 1;
      const left = (open.get(client) ?? 1) - 1;
      if (left === 0) open.delete(client);
      else open.set(client, left);
    });
    if (proxied || count <= maxClientConnections) return;
    dropped();
    socket.destroy();
  });
  metrics.gauge('solmu_connections', 'Open connections.', () => all);
}
