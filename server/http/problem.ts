import type { Context } from 'hono';
import type { Problem } from '../contract/problem.ts';
import { fill, PROBLEMS, type ProblemName } from '../locales/problems.ts';
import { StoreUnavailableError } from '../store/errors.ts';
import type { Lang } from '../vocabulary/languages.ts';
import {
  BadRequestError,
  ErasedError,
  MergedError,
  MethodNotAllowedError,
  NoConsentError,
  NoRouteError,
  NotAcceptableError,
  NotFoundError,
  OverloadedError,
  type RefusedValue,
} from './errors.ts';
import { negotiateLanguage } from './language.ts';

/** How an error is answered: status, words, and what the problem and the headers say beside them. */
interface Answer {
  status: 301 | 400 | 403 | 404 | 405 | 406 | 410 | 500 | 503;
  name: ProblemName;
  values: Record<string, string | number>;
  extra?: Pick<Problem, 'errors' | 'suggestion' | 'location'>;
  headers?: Record<string, string>;
}

/** The language of an API request or of a page's address (`/sv/…`). */
export function languageOf(c: Context): Lang {
  const fromPath = /^\/(fi|sv|en)(\/|$)/.exec(c.req.path)?.[1];
  return negotiateLanguage(fromPath ?? c.req.query('lang'), c.req.header('accept-language'));
}

/** The status, words and headers for an error; null for one that nobody foresaw. */
export function answerFor(error: unknown, c: Context): Answer | null {
  if (error instanceof BadRequestError) return badRequest(error.errors, languageOf(c));
  if (error instanceof NotFoundError) return notFound(error);
  if (error instanceof NoRouteError) return { status: 404, name: 'no-route', values: { path: error.path } };
  if (error instanceof ErasedError) return { status: 410, name: 'erased', values: { id: error.id } };
  if (error instanceof MergedError) return merged(error, c);
  if (error instanceof NoConsentError) return { status: 403, name: 'no-consent', values: { id: error.id } };
  if (error instanceof NotAcceptableError) {
    const { asked, offered } = error;
    return {
      status: 406,
      name: 'not-acceptable',
      values: { asked, offered: offered.join(', ') },
      headers: { Vary: 'Accept, Accept-Language' },
    };
  }
  if (error instanceof MethodNotAllowedError) {
    const allow = error.allow.join(', ');
    return {
      status: 405,
      name: 'method-not-allowed',
      values: { method: c.req.method, allow },
      headers: { Allow: allow },
    };
  }
  if (error instanceof StoreUnavailableError) return comeBack('unavailable', error.retryAfter);
  if (error instanceof OverloadedError) return comeBack(error.reason, error.retryAfter);
  return null;
}

function comeBack(name: ProblemName, retryAfter: number): Answer {
  const seconds = String(retryAfter);
  return { status: 503, name, values: { seconds }, headers: { 'Retry-After': seconds } };
}

function badRequest(refused: readonly RefusedValue[], lang: Lang): Answer {
  const errors = refused.map(({ pointer, value, detail }) => ({ pointer, value, detail: detail[lang] }));
  const [first] = errors;
  return {
    status: 400,
    name: 'bad-request',
    values: { count: errors.length, first: first ? `${first.pointer}: ${first.detail}` : '' },
    extra: { errors },
  };
}

function notFound({ id, suggestion }: NotFoundError): Answer {
  if (suggestion === null) return { status: 404, name: 'not-found', values: { id } };
  return { status: 404, name: 'not-found-near', values: { id, suggestion }, extra: { suggestion } };
}

function merged({ id, into }: MergedError, c: Context): Answer {
  const path = heirAddress(new URL(c.req.url), id, into);
  return {
    status: 301,
    name: 'merged',
    values: { id, into },
    extra: { location: path },
    headers: { Location: path },
  };
}

/** The address with the heir's id wherever the merged one stood, in the path or as a parameter's value. */
function heirAddress({ pathname, search, searchParams }: URL, id: string, into: string): string {
  const path = pathname.split('/').map((part, index) => (index < FIRST_ID ? part : heirPart(part, id, into)));
  if (![...searchParams.values()].includes(id)) return path.join('/') + search;
  const query = [...searchParams].map(([name, value]) => [name, value === id ? into : value]);
  return `${path.join('/')}?${new URLSearchParams(query).toString()}`;
}

/** Ids have no dot, so what follows one is the suffix of a format: `mikkeli.csv`. */
function heirPart(part: string, id: string, into: string): string {
  const [stem, ...suffix] = decoded(part).split('.');
  return stem === id ? [into, ...suffix].join('.') : part;
}

/** `/fi/kunta/{id}` is the shortest address that holds one. */
const FIRST_ID = 3;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The problem document of an error, in the reader's language; 500 without details for the unforeseen. */
export function problemOf(
  error: unknown,
  c: Context,
  requestId: string,
): { problem: Problem; headers: Record<string, string> } {
  const answer: Answer = answerFor(error, c) ?? { status: 500, name: 'unexpected', values: { requestId } };
  const problem = { ...problemDocument(answer, languageOf(c), c.req.path), ...answer.extra };
  return { problem, headers: answer.headers ?? {} };
}

/** The problem document of a named problem, its words filled in. */
export function problemDocument(
  { name, status, values }: { name: ProblemName; status: number; values: Record<string, string | number> },
  lang: Lang,
  path: string,
): Problem {
  const words = PROBLEMS[name];
  return {
    type: `/problems/${name.replace('-near', '')}`,
    title: words.title[lang],
    status,
    detail: fill(words.detail[lang], values),
    instance: path,
  };
}

/** Whether errors at this path are told as problem documents: to programs, of any origin. */
export function isForPrograms(path: string): boolean {
  return /^\/(api|oembed|healthz|readyz|openapi\.json|assets)(\/|$)/.test(path);
}

/** The error as an RFC 9457 response. */
export function problemResponse(error: unknown, c: Context, requestId: string): Response {
  const { problem, headers } = problemOf(error, c, requestId);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': languageOf(c),
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
      ...headers,
    },
  });
}
