import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { weigh, type Cost } from './costs.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { clientOf, isHost, quotaKey, type Client } from './proxies.ts';
import { createRateLimiter, limitHeader, policyHeader, type RateLimiter } from './rate-limit.ts';
import { hasBody, refuseRequest, type Refusal } from './refusal.ts';
import type { HttpSettings } from './settings.ts';
import { readTarget } from './target.ts';

/** A request that may be answered. */
export interface Asked {
  requestId: string;
  /** The path as it was sent, dots walked. */
  path: string;
  /** The text after `?`, or nothing. */
  query: string;
  /** Scheme and host that the client used: part of every answer that names its own address. */
  origin: string;
  cost: Cost;
  /** Headers of the answer, whatever it is: name, value, name, value …. Whoever answers writes them. */
  headers: string[];
  /** Whoever answers says here whether a cache could; null: nobody looked. */
  cache: 'hit' | 'miss' | null;
  /** Whoever answers says here how many bytes of body it wrote; null: unknown. */
  bytes: number | null;
}

/** Answers one request that passed the gate. */
export type Answer = (request: IncomingMessage, response: ServerResponse, asked: Asked) => void;

export interface Gate {
  (request: IncomingMessage, response: ServerResponse): void;
  /** From now on /readyz says that the server stops, and connections end with their answer. */
  startDraining(): void;
  inFlight(): number;
}

export const METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * What every request meets first: it gets its id and its client's address, is measured against the limits and the
 * client's quota, is counted and logged, and goes on to `answer` with headers of proxies that nobody believes removed.
 */
export function createGate(
  answer: Answer,
  settings: HttpSettings,
  { log, metrics }: { log: Log; metrics: Metrics },
): Gate {
  const limiter = settings.rateLimit > 0 ? createRateLimiter(settings.rateLimit) : null;
  const suspect = warnOnce(log);
  let draining = false;
  const inFlight = new Set<ServerResponse>();
  metrics.gauge('solmu_http_requests_in_flight', 'Requests being answered.', () => inFlight.size);
  metrics.gauge('solmu_rate_limit_clients', 'Clients whose quota is remembered.', () => limiter?.size() ?? 0);

  const gate = (request: IncomingMessage, response: ServerResponse) => {
    const started = performance.now();
    const client = clientOf(request.socket.remoteAddress ?? '', request.headers, settings.trust);
    if (!client.proxied) suspect(request);
    const asked = readRequest(request, client, settings);
    inFlight.add(response);
    response.once('close', () => {
      inFlight.delete(response);
      report({ log, metrics }, { request, response, asked, seconds: (performance.now() - started) / 1000 });
    });
    if (draining) response.setHeader('Connection', 'close');
    const refusal =
      asked.refusal ??
      (draining && asked.path === '/readyz' ? STOPPING : null) ??
      overQuota(limiter, settings.rateLimit, client, asked);
    if (refusal === null) answer(request, response, asked);
    else {
      if (refusal.status === 429) metrics.count('solmu_rate_limited_total');
      asked.bytes = refuseRequest(request, response, refusal, asked);
    }
  };
  return Object.assign(gate, {
    startDraining: () => {
      draining = true;
      for (const response of inFlight) if (!response.headersSent) response.setHeader('Connection', 'close');
    },
    inFlight: () => inFlight.size,
  });
}

const STOPPING: Refusal = { status: 503, name: 'draining', headers: { 'Retry-After': '5' } };

/** Of a path that is no path. */
const MOST_SHOWN = 200;

interface Read extends Asked {
  refusal: Refusal | null;
}

function readRequest(request: IncomingMessage, client: Client, settings: HttpSettings): Read {
  const { headers, method = '' } = request;
  const given = client.proxied ? textOf(headers['x-request-id']) : '';
  const requestId = /^[\w.-]{8,128}$/.test(given) ? given : randomUUID();
  // `OPTIONS *` asks about the server as a whole.
  const url = method === 'OPTIONS' && request.url === '*' ? '/' : (request.url ?? '');
  const target = readTarget(url, settings);
  const isRead = 'path' in target;
  const host = client.host ?? (isRead ? target.host : null) ?? headers.host ?? localHost(request);
  const [start = '', ...rest] = url.split('?');
  const path = isRead ? target.path : start.slice(0, MOST_SHOWN);
  const query = isRead ? target.query : rest.join('?');
  const refusal = isRead
    ? refusalOf(request, method, host)
    : { status: target.status, name: target.refused, values: target.values };
  vet(request, { host, proto: client.proto, requestId });
  if (isRead) request.url = query === '' ? path : `${path}?${query}`;
  const cost = weigh(path, query, headers.accept);
  const origin = `${client.proto ?? 'http'}://${host}`;
  // Set one by one on the response they would cost ten times as much.
  const own = ['X-Request-Id', requestId];
  return { requestId, path, query, origin, cost, headers: own, cache: null, bytes: null, refusal };
}

function refusalOf(request: IncomingMessage, method: string, host: string): Refusal | null {
  if (!isHost(host) || hostsNamed(request) > 1) return { status: 400, name: 'bad-host' };
  if (!METHODS.includes(method)) {
    const allow = METHODS.join(', ');
    return { status: 405, name: 'method-not-allowed', values: { method, allow }, headers: { Allow: allow } };
  }
  return hasBody(request) ? { status: 413, name: 'body-refused' } : null;
}

/** Of two Host lines Node keeps the first and a proxy perhaps the second. */
function hostsNamed({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((name, at) => at % 2 === 0 && name.length === 4 && name.toLowerCase() === 'host')
    .length;
}

/** HTTP/1.0 knows no Host: the address that was asked stands in. */
function localHost({ socket: { localAddress = 'localhost', localPort } }: IncomingMessage): string {
  return `${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`;
}

/** Headers that only a proxy may write. What is left of them after the gate may be believed. */
const VETTED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-request-id'];

/** Leaves the truth in the headers, in both forms that Node keeps. */
function vet(
  request: IncomingMessage,
  { host, proto, requestId }: { host: string; proto: Client['proto']; requestId: string },
): void {
  const { headers, rawHeaders } = request;
  const truth: Record<string, string> = {
    'x-request-id': requestId,
    ...(proto && { 'x-forwarded-proto': proto }),
    ...(headers.host !== host && { host }),
  };
  const dropped = [...VETTED.filter((name) => name in headers), ...('host' in truth ? ['host'] : [])];
  if (dropped.length > 0)
    for (let at = rawHeaders.length - 2; at >= 0; at -= 2)
      if (dropped.includes((rawHeaders[at] ?? '').toLowerCase())) rawHeaders.splice(at, 2);
  for (const name of dropped) delete headers[name];
  for (const [name, value] of Object.entries(truth)) {
    headers[name] = value;
    rawHeaders.push(name, value);
  }
}

/** Pays for the request; tells the client what is left, and refuses when that is too little. */
function overQuota(
  limiter: RateLimiter | null,
  quota: number,
  client: Client,
  { cost: { cost }, headers }: Asked,
): Refusal | null {
  if (limiter === null || cost === 0) return null;
  const allowance = limiter.take(quotaKey(client.address), cost);
  headers.push('RateLimit-Policy', policyHeader(quota), 'RateLimit', limitHeader(allowance));
  if (allowance.allowed) return null;
  const seconds = String(allowance.retryAfter);
  return { status: 429, name: 'rate-limited', values: { seconds }, headers: { 'Retry-After': seconds } };
}

/** A proxy that is not trusted makes all the world one client: its operator should know. */
function warnOnce(log: Log): (request: IncomingMessage) => void {
  let told = false;
  return ({ headers, socket }) => {
    if (told || (headers['x-forwarded-for'] ?? headers.forwarded) === undefined) return;
    told = true;
    const peer = socket.remoteAddress;
    log('warn', 'a peer that is not trusted forwards requests; if it is your proxy, set TRUSTED_PROXIES', {
      peer,
    });
  };
}

function report(
  { log, metrics }: { log: Log; metrics: Metrics },
  {
    request,
    response,
    asked,
    seconds,
  }: { request: IncomingMessage; response: ServerResponse; asked: Asked; seconds: number },
): void {
  const { requestId, path, cost, cache, bytes } = asked;
  const { method = '' } = request;
  const status = response.statusCode;
  metrics.request({ route: cost.pattern, method, status, seconds });
  if (cache) metrics.count('solmu_answer_cache_total', { result: cache });
  log('info', 'request', {
    requestId,
    method,
    path,
    status,
    ms: Math.round(seconds * 1000),
    bytes,
    ...(cache && { cache }),
    ...(!response.writableFinished && { aborted: true }),
  });
}

function textOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value.join(',') : value) ?? '';
}
