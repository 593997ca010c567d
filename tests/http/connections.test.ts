import { afterEach, describe, expect, it } from 'vitest';
import { gatedServer, type GatedServer } from '../support/gated-server.ts';
import { dial, speak } from './raw/speak.ts';

const HOST = 'Host: localhost\r\n';
const servers: GatedServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function open(...options: Parameters<typeof gatedServer>): Promise<GatedServer> {
  const server = await gatedServer(...options);
  servers.push(server);
  return server;
}

const closing = `GET /healthz HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`;

describe('connections', () => {
  it('of one client are bounded, and counted again when they end', async () => {
    const { port, metrics } = await open({ MAX_CLIENT_CONNECTIONS: '3' });
    const held = await Promise.all([dial(port), dial(port), dial(port)]);
    expect((await speak(port, closing)).statuses).toEqual([]);
    expect(await metrics.render()).toContain('solmu_connections_dropped_total 1');
    for (const { socket } of held) socket.destroy();
    await expect.poll(async () => (await speak(port, closing)).statuses).toEqual([200]);
  });

  it('of a trusted proxy are bounded only with all others', async () => {
    const { port } = await open({
      MAX_CLIENT_CONNECTIONS: '1',
      MAX_CONNECTIONS: '4',
      TRUSTED_PROXIES: '127.0.0.1',
    });
    const held = await Promise.all([dial(port), dial(port), dial(port)]);
    expect((await speak(port, closing)).statuses).toEqual([200]);
    held.push(await dial(port));
    expect((await speak(port, closing)).statuses).toEqual([]);
    for (const { socket } of held) socket.destroy();
  });

  it('whose client takes nothing of its answer are cut', async () => {
    const server = await open({ STALL_TIMEOUT_MS: '300' }, (_request, response) => {
      response.writeHead(200, { 'Content-Length': 50_000_000 });
      response.end(Buffer.alloc(50_000_000));
    });
    const { socket, heard } = await dial(server.port);
    socket.pause();
    socket.write(`GET /fi HTTP/1.1\r\n${HOST}\r\n`);
    await expect.poll(() => server.log, { timeout: 5000 }).toMatchObject([{ status: 200, aborted: true }]);
    socket.resume();
    expect((await heard()).text.length).toBeLessThan(50_000_000);
  });
});
