import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig } from '../../server/config.ts';
import type { Answer, Asked } from '../../server/http/gate.ts';
import { createLog } from '../../server/http/log.ts';
import { createMetrics, type Metrics } from '../../server/http/metrics.ts';
import { createHttpServer, type HttpServer } from '../../server/http/server.ts';

export interface GatedServer extends HttpServer {
  url: string;
  port: number;
  metrics: Metrics;
  /** The log's lines, parsed. */
  log: Record<string, unknown>[];
  close(): Promise<void>;
}

/** Node's server behind the gate with settings of one's own; by default it answers with what it was asked. */
export async function gatedServer(
  settings: Readonly<Record<string, string>> = {},
  answer: Answer = echo,
): Promise<GatedServer> {
  const log: Record<string, unknown>[] = [];
  const metrics = createMetrics();
  const write = (line: string) => log.push(JSON.parse(line) as Record<string, unknown>);
  const made = createHttpServer(answer, readConfig([], { DRAIN_GRACE_MS: '0', ...settings }).http, {
    log: createLog('info', write),
    metrics,
  });
  await new Promise<void>((done) => made.server.listen(0, '127.0.0.1', done));
  const { port } = made.server.address() as AddressInfo;
  return {
    ...made,
    url: `http://127.0.0.1:${port}`,
    port,
    metrics,
    log,
    close: async () => {
      made.server.closeAllConnections();
      if (made.server.listening) await new Promise((done) => made.server.close(done));
      metrics.close();
    },
  };
}

/** What the answer is told about the request, and the headers that the gate left. */
function echo(request: IncomingMessage, response: ServerResponse, asked: Asked): void {
  const body = JSON.stringify({ asked, url: request.url, headers: request.headers, raw: request.rawHeaders });
  asked.bytes = Buffer.byteLength(body);
  const headers = ['Content-Type', 'application/json', 'Content-Length', String(asked.bytes)];
  response.writeHead(200, [...headers, ...asked.headers]);
  response.end(request.method === 'HEAD' ? undefined : body);
}
