import { randomUUID } from 'node:crypto';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { errorFrame } from './embed/error-frame.ts';
import { embedHeaders } from './embed/headers.ts';
import { oembed } from './embed/oembed.ts';
import { embedRoutes } from './embed/routes.ts';
import { askingOf } from './http/asking.ts';
import type { Assets } from './http/assets.ts';
import { validators } from './http/caching.ts';
import { MethodNotAllowedError, NoRouteError } from './http/errors.ts';
import { errorDetails, type Log } from './http/log.ts';
import { answerFor, isForPrograms, languageOf, problemOf, problemResponse } from './http/problem.ts';
import { METHODS } from './http/gate.ts';
import { EXPOSED_HEADERS } from './http/refusal.ts';
import { errorPage } from './pages/error-page.ts';
import { pageRoutes } from './pages/routes.ts';
import { apiRoutes, openApiText } from './routes/api.ts';
import { exportRoutes } from './routes/exports.ts';
import { refuseParameters } from './routes/parameters.ts';
import { healthRoutes } from './routes/health.ts';
import type { Services } from './services.ts';
import { StoreUnavailableError } from './store/errors.ts';

/** What the app is made of; everything that touches the world comes in here. */
export interface AppOptions extends Services {
  assets: Assets;
  log: Log;
}

/** The whole HTTP surface: API, pages, embeds, assets. */
export function createApp(options: AppOptions) {
  const { assets } = options;
  const app = new Hono();
  // Before our own pages' headers, so that it speaks after them.
  app.use('/embed/*', embedHeaders());
  app.use(strictHeaders(options.publicUrl));
  app.use(async (c, next) => {
    const { refusal } = askingOf(c);
    if (refusal) throw refusal;
    if (!METHODS.includes(c.req.method)) throw new MethodNotAllowedError(METHODS);
    await next();
    if (c.req.method === 'OPTIONS') c.header('Allow', METHODS.join(', '));
  });
  app.use(validators());
  for (const path of ['/api/*', '/oembed', '/openapi.json', '/healthz', '/readyz']) app.use(path, openToAll);
  app.options('*', (c) => c.body(null, 204));
  app.use('/api/*', async (c, next) => {
    await next();
    if (c.res.ok) c.res.headers.set('Content-Language', languageOf(c));
  });

  app.get('/assets/*', assets.serve);
  app.route('/', healthRoutes(options));
  app.get('/openapi.json', (c) => {
    refuseParameters(c);
    return c.body(openApiText(), 200, { 'Content-Type': 'application/json' });
  });
  app.route('/api/v1', exportRoutes(options));
  app.route('/api/v1', apiRoutes(options));
  app.route('/embed', embedRoutes(options, assets));
  app.get('/oembed', (c) => oembed(c, options));
  app.route('/', pageRoutes(options, assets));

  app.notFound((c) => answer(new NoRouteError(c.req.path), c, options));
  app.onError((error, c) => answer(error, c, options));
  return app;
}

const CORS = {
  origin: '*',
  allowMethods: METHODS,
  exposeHeaders: EXPOSED_HEADERS,
  maxAge: 86_400,
};

const preflight = cors(CORS);

/**
 * What is public may be read from any page. `cors` sets its headers before there is an answer, which makes Hono build a
 * second one out of streams: dear for what is asked most.
 */
const openToAll: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'OPTIONS') return preflight(c, next);
  await next();
  c.res.headers.set('Access-Control-Allow-Origin', CORS.origin);
  c.res.headers.set('Access-Control-Expose-Headers', CORS.exposeHeaders.join(','));
  return undefined;
};

/** Errors become answers here and nowhere else: problems for programs, frames for hosts, pages for people. */
async function answer(
  error: unknown,
  c: Context,
  { assets, log, publicUrl, snapshots }: AppOptions,
): Promise<Response> {
  // The gate in front gives every request its id.
  const requestId = c.req.header('x-request-id') ?? randomUUID();
  const details = () => ({ requestId, path: c.req.path, ...errorDetails(error, wordsOf(c)) });
  if (!answerFor(error, c)) log('error', 'unexpected', details());
  else if (error instanceof StoreUnavailableError) log('warn', 'store unavailable', details());
  const response = await told(error, c, requestId, { assets, publicUrl, snapshots });
  if (isForPrograms(c.req.path)) {
    response.headers.set('Access-Control-Allow-Origin', '*');
    response.headers.set('Access-Control-Expose-Headers', CORS.exposeHeaders.join(','));
  }
  return response;
}

async function told(
  error: unknown,
  c: Context,
  requestId: string,
  means: Pick<AppOptions, 'assets' | 'publicUrl' | 'snapshots'>,
): Promise<Response> {
  if (isForPrograms(c.req.path)) return problemResponse(error, c, requestId);
  const problem = problemOf(error, c, requestId);
  return c.req.path.startsWith('/embed/') ? errorFrame(c, problem, means) : errorPage(c, problem, means);
}

/** The words that the reader asked with, as they were sent and as they are read. */
function wordsOf(c: Context): string[] {
  const { search } = new URL(c.req.url);
  const sent = search
    .slice(1)
    .split('&')
    .map((pair) => pair.slice(pair.indexOf('=') + 1));
  return [search.slice(1), ...sent, ...Object.values(c.req.queries()).flat()];
}

/** Strict headers on everything; only embeds may be framed, and they set that themselves. */
function strictHeaders(publicUrl: string | null): MiddlewareHandler {
  const forAll = {
    xFrameOptions: 'DENY',
    referrerPolicy: 'strict-origin-when-cross-origin',
    crossOriginResourcePolicy: 'cross-origin',
    strictTransportSecurity: publicUrl?.startsWith('https:') ? 'max-age=31536000' : false,
  } as const;
  const forPages = secureHeaders({
    ...forAll,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      frameSrc: ["'self'"],
      frameAncestors: ["'none'"],
    },
    crossOriginOpenerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
  // A program heeds none of the rest, and reading them takes longer than reading a small answer.
  const forPrograms = secureHeaders({
    ...forAll,
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  return (c, next) => (isForPrograms(c.req.path) ? forPrograms : forPages)(c, next);
}
