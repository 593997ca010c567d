import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProblemName } from '../locales/problems.ts';
import type { Lang } from '../vocabulary/languages.ts';
import { negotiateLanguage } from './language.ts';
import { isForPrograms, problemDocument } from './problem.ts';

/** A request that is turned away before any route sees it. */
export interface Refusal {
  status: number;
  name: ProblemName;
  values?: Record<string, string | number>;
  headers?: Record<string, string>;
}

interface Place {
  path: string;
  query: string;
  /** Headers of the answer, whatever it is: name, value, name, value …. */
  headers: readonly string[];
}

/**
 * Answers a refusal: a problem document to programs, a plain page to people, in the reader's language. The answer is
 * whole before a body that nobody wants is read away, for a client that still writes would otherwise miss it. Answers
 * how many bytes of body were written.
 */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { status, name, values = {}, headers = {} }: Refusal,
  { path, query, headers: own }: Place,
): number {
  const lang = languageAsked(request, path, query);
  const problem = problemDocument({ name, status, values }, lang, path);
  const forPrograms = isForPrograms(path);
  const body = forPrograms ? JSON.stringify(problem) : page(problem, lang);
  const sendsBody = hasBody(request);
  for (let at = 0; at < own.length; at += 2) response.setHeader(own[at] as string, own[at + 1] as string);
  response.writeHead(status, {
    'Content-Type': forPrograms ? 'application/problem+json; charset=utf-8' : 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Content-Language': lang,
    'Cache-Control': 'no-store',
    Vary: 'Accept-Language',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    ...(forPrograms && { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': EXPOSED }),
    ...(sendsBody && { Connection: 'close' }),
    ...headers,
  });
  if (request.method !== 'HEAD') response.write(body);
  if (sendsBody) readAway(request, () => response.end());
  else response.end();
  return request.method === 'HEAD' ? 0 : Buffer.byteLength(body);
}

/** The headers that a script of another origin may read. */
export const EXPOSED_HEADERS = [
  'ETag',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'X-Request-Id',
  'Content-Language',
  'Location',
  'Allow',
  'Link',
  'Content-Disposition',
  'Solmu-Withheld',
];
const EXPOSED = EXPOSED_HEADERS.join(',');

/** Whether the request says that content follows. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && Number(length) !== 0);
}

const MOST_READ_AWAY = 64 * 1024;
const READ_AWAY_MS = 500;

function readAway(request: IncomingMessage, done: () => void): void {
  let bytes = 0;
  const finish = () => {
    clearTimeout(timer);
    request.off('data', read);
    request.pause();
    done();
  };
  const read = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_READ_AWAY) finish();
  };
  const timer = setTimeout(finish, READ_AWAY_MS);
  request.on('data', read).once('end', finish).once('close', finish);
}

function languageAsked(request: IncomingMessage, path: string, query: string): Lang {
  const fromPath = /^\/(fi|sv|en)(\/|$)/.exec(path)?.[1];
  const fromQuery = /(?:^|&)lang=(\w+)/.exec(query)?.[1];
  return negotiateLanguage(fromPath ?? fromQuery, request.headers['accept-language']);
}

/** The site's own pages carry its look; this one stands for itself and says only the problem's own words. */
function page({ title, detail }: { title: string; detail: string }, lang: Lang): string {
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} – Solmu</title><h1>${title}</h1><p>${detail}</p></html>`;
}
