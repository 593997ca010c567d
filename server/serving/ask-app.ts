import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Asking } from '../http/asking.ts';
import { etagOf, REVALIDATE } from '../http/caching.ts';
import { CapturedResponse } from './captured-response.ts';
import { headerOf, type Answer, type Question } from './question.ts';

/** Answers questions in this thread. `refusal` is answered in place of what was asked. */
export type Ask = (question: Question, refusal?: Error) => Promise<Answer>;

type Fetch = (request: Request, asking: Asking) => Response | Promise<Response>;

interface Incoming extends IncomingMessage {
  asking: Asking;
}

/**
 * Asks an app without a socket. It goes through node-server's own listener, whose requests and responses cost a third
 * of the platform's.
 */
export function askApp(fetch: Fetch): Ask {
  const listener = getRequestListener((request, { incoming }) =>
    fetch(request, (incoming as Incoming).asking),
  );
  return async (question, refusal) => {
    const answer = await new Promise<Answer>((resolve, reject) => {
      const captured = new CapturedResponse((settled) =>
        settled instanceof Error ? reject(settled) : resolve(settled),
      );
      // Its own failures are written to what it was given.
      void listener(incomingFor(question, refusal), captured as unknown as ServerResponse);
    });
    return withValidators(answer, question.method);
  };
}

/** The part of IncomingMessage that node-server reads. */
function incomingFor({ method, target, origin, headers, requestId }: Question, refusal?: Error): Incoming {
  const [scheme, host] = origin.split('://') as [string, string];
  const all = { ...headers, host, 'x-request-id': requestId };
  return {
    method,
    url: target,
    headers: all,
    rawHeaders: Object.entries(all).flat(),
    socket: { encrypted: scheme === 'https' },
    readableEnded: true,
    asking: { whole: true, ...(refusal && { refusal }) },
  } as unknown as Incoming;
}

/** ETag, Cache-Control and Vary as `validators` of the app adds them to what it answers itself. */
function withValidators(answer: Answer, method: string): Answer {
  const kept = headerOf(answer, 'cache-control');
  if (method !== 'GET' || answer.status !== 200 || kept === 'no-store' || headerOf(answer, 'etag') !== null)
    return answer;
  const headers = [...answer.headers, 'etag', etagOf(answer.body)];
  if (kept === null) headers.push('cache-control', REVALIDATE);
  return { ...answer, headers: varying(headers, 'Accept-Language') };
}

/** The headers with `name` among what the answer varies by. */
export function varying(headers: readonly string[], name: string): string[] {
  const at = headers.indexOf('vary');
  if (at === -1) return [...headers, 'vary', name];
  const vary = headers[at + 1] as string;
  const named = vary.split(',').some((one) => one.trim().toLowerCase() === name.toLowerCase());
  return named ? [...headers] : headers.with(at + 1, `${vary}, ${name}`);
}
