import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import type { ProblemName } from '../locales/problems.ts';
import { boundConnections } from './connections.ts';
import { createGate, METHODS, type Answer, type Gate } from './gate.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { problemDocument } from './problem.ts';
import type { HttpSettings } from './settings.ts';

/** Node's server behind the gate, and its orderly end. */
export interface HttpServer {
  server: Server;
  /**
   * Says at /readyz that it stops and goes on answering for the grace, then listens no more, lets what is in flight end
   * and cuts what has not ended `drain` milliseconds after the call. `grace` beats the setting.
   */
  drain(grace?: number): Promise<void>;
}

/** A server that is not listening yet; `answer` gets every request that the gate lets through. */
export function createHttpServer(
  answer: Answer,
  settings: HttpSettings,
  { log, metrics }: { log: Log; metrics: Metrics },
): HttpServer {
  const gate = createGate(answer, settings, { log, metrics });
  const server = createServer({
    maxHeaderSize: settings.maxHeaderBytes,
    headersTimeout: settings.headersTimeout,
    requestTimeout: Math.max(settings.requestTimeout, settings.headersTimeout),
    keepAliveTimeout: settings.keepAlive,
    connectionsCheckingInterval: CHECK_MS,
  });
  boundConnections(server, settings, metrics);
  const answering = followAnswers(server, gate);
  tellMalformed(server, answering, (status) => metrics.count('solmu_malformed_requests_total', { status }));
  return {
    server,
    drain: async (grace = settings.drainGrace) => {
      const until = performance.now() + settings.drain;
      gate.startDraining();
      await sleep(Math.min(grace, settings.drain));
      const cut = setTimeout(
        () => {
          log('warn', 'cut what did not end in time', { requests: gate.inFlight() });
          server.closeAllConnections();
        },
        Math.max(0, until - performance.now()),
      );
      await new Promise((done) => server.close(done));
      clearTimeout(cut);
    },
  };
}

const CHECK_MS = 500;

function sleep(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise((done) => setTimeout(done, ms));
}

/** Sends requests through the gate; answers the number of unfinished answers of each connection. */
function followAnswers(server: Server, gate: Gate): WeakMap<Socket, number> {
  const answering = new WeakMap<Socket, number>();
  const pass = (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const add = (some: number) => answering.set(socket, (answering.get(socket) ?? 0) + some);
    add(1);
    response.once('close', () => add(-1));
    gate(request, response);
  };
  server.on('request', pass);
  // Without this Node would ask for the body that the gate is going to refuse.
  server.on('checkContinue', pass);
  server.on('checkExpectation', pass);
  server.on('connect', (_request, stream) => {
    const values = { method: 'CONNECT', allow: METHODS.join(', ') };
    sayAndClose(stream as Socket, { status: 405, name: 'method-not-allowed', values });
  });
  return answering;
}

const MALFORMED: Readonly<Record<string, { status: number; name: ProblemName } | undefined>> = {
  HPE_HEADER_OVERFLOW: { status: 431, name: 'headers-too-large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, name: 'request-timeout' },
};

/** What is no request is told so; where an answer is on its way, which this would be taken for, that one is the last. */
function tellMalformed(
  server: Server,
  answering: WeakMap<Socket, number>,
  count: (status: number) => void,
): void {
  const told = new WeakSet<Socket>();
  server.on('clientError', (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket;
    // What still comes in on a connection that was told is no request either.
    if (told.has(socket)) return;
    told.add(socket);
    const { status, name } = MALFORMED[error.code ?? ''] ?? { status: 400, name: 'malformed' as const };
    count(status);
    if (!socket.writable || error.code === 'ECONNRESET') socket.destroy();
    else if ((answering.get(socket) ?? 0) > 0) socket.destroySoon();
    else sayAndClose(socket, { status, name, values: {} });
  });
}

const LINGER_MS = 500;

/** Nothing is known of the reader, so the words are Finnish. A client that still writes has a while to hear them. */
function sayAndClose(socket: Socket, problem: Parameters<typeof problemDocument>[0]): void {
  const body = JSON.stringify(problemDocument(problem, 'fi', '/'));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Content-Language: fi',
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
}
