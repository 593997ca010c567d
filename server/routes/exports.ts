import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { startOf } from '../http/cursor.ts';
import { NotAcceptableError } from '../http/errors.ts';
import { acceptedFormat, FORMATS, type Format } from '../http/negotiate.ts';
import { wordsIn } from '../locales/words-in.ts';
import { readDrawing } from '../pages/network/drawing.ts';
import type { Services } from '../services.ts';
import { askNetwork, MOST_ACTIVITIES, networkFilters } from './ask-network.ts';
import { askPeers, expertFilters, expertQuery, MOST_PEERS, peerFilters } from './ask-finders.ts';
import { gatherEntity } from './exports/gather-entity.ts';
import { gatherExperts } from './exports/gather-experts.ts';
import { gatherListing } from './exports/gather-listing.ts';
import { gatherNetwork } from './exports/gather-network.ts';
import { gatherPeers } from './exports/gather-peers.ts';
import { gatherShown } from './exports/gather-shown.ts';
import type { ExportGround } from './exports/ground.ts';
import {
  writeEntity,
  writeExperts,
  writeListing,
  writeNetwork,
  writePeers,
  writeShown,
} from './exports/write.ts';
import type { ExportHead } from './formats/exported.ts';
import { formatParameter, OFFERED, type Exported } from './offered.ts';
import { cursorParameter, langParameter, readerLanguage, readId, readParameters } from './parameters.ts';
import { entityFilters } from './select-entities.ts';
import { readShownQuery, shownInWords } from './shown-query.ts';

/** Edges that a file holds unless asked for more. */
const EDGES_IN_FILE = 5000;
/** Letters of a file's name before its suffix, and what of a query never stands in it. */
const LONGEST_NAME = 120;
const UNNAMED: ReadonlySet<string> = new Set(['format', 'level', 'limit', 'cursor', 'activities']);
/** Entities that a file holds at most. */
export const MOST_ENTITIES = 10_000;

export const entityQuery = z.strictObject({ lang: langParameter, format: formatParameter('entity') });

export const listingQuery = z.strictObject({
  lang: langParameter,
  format: formatParameter('listing'),
  ...entityFilters,
  limit: z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(MOST_ENTITIES)
    .default(MOST_ENTITIES)
    .meta({
      description: `At most so many entities, 1 to ${MOST_ENTITIES}; the file says when there are more`,
    }),
  cursor: cursorParameter,
});

export const networkQuery = z.strictObject({
  lang: langParameter,
  format: formatParameter('network'),
  ...networkFilters,
  limit: networkFilters.limit.unwrap().default(EDGES_IN_FILE),
  activities: networkFilters.activities.unwrap().default(MOST_ACTIVITIES),
});

/** Experts that a file holds at most. */
const MOST_EXPERTS = 500;
const mostOf = (most: number, what: string) =>
  z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(most)
    .default(most)
    .meta({ description: `At most so many ${what}, 1 to ${most}; the file says when there are more` });

export const expertsFileQuery = z.strictObject({
  lang: langParameter,
  format: formatParameter('experts'),
  ...expertFilters,
  list: z.string().min(1).optional().meta({
    description: 'Only these actors, by id, with commas between, of whatever kind: a shortlist',
  }),
  limit: mostOf(MOST_EXPERTS, 'actors'),
  cursor: cursorParameter,
});

export const peersFileQuery = z.strictObject({
  lang: langParameter,
  format: formatParameter('peers'),
  ...peerFilters,
  limit: mostOf(MOST_PEERS, 'municipalities'),
  cursor: cursorParameter,
});

interface File {
  head: ExportHead;
  body: string;
  /** The cursor of what follows, where the file was cut. */
  next?: string | null;
}

type Make = (c: Context, ground: ExportGround, format: Format) => Promise<File>;

/**
 * The same answers as files: by suffix (`/network.graphml`), by `format=` and by Accept. They stand outside the typed
 * routes, for a route that answers in two forms has no type that is worth having.
 */
export function exportRoutes(services: Services): Hono {
  const app = new Hono();
  const files: Record<Exported, Make> = {
    entity: entityFile,
    listing: async (c, ground, format) => listingFile(c, ground, format, services.clock()),
    network: networkFile,
    shown: shownFile,
    experts: async (c, ground, format) => expertsFile(c, ground, format, services.clock()),
    peers: async (c, ground, format) => peersFile(c, ground, format, services.clock()),
  };
  const answer = async (c: Context, what: Exported, format: Format) => {
    const ground = await groundOf(c, services);
    return fileResponse(c, format, await files[what](c, ground, format));
  };
  const bySuffix = (what: Exported) => async (c: Context) =>
    answer(c, what, suffixFormat(c.req.param('file') ?? '', what));
  const negotiated =
    (what: Exported): MiddlewareHandler =>
    async (c, next) => {
      const format = negotiatedFormat(c, what);
      if (format === 'json') await next();
      else c.res = await answer(c, what, format);
      if (c.res.ok) c.res.headers.append('Vary', 'Accept');
    };
  app.get('/:file{entities\\.[^/]*}', bySuffix('listing'));
  app.get('/:file{network\\.[^/]*}', bySuffix('network'));
  app.get('/network/:file{shown\\.[^/]*}', bySuffix('shown'));
  app.get('/:file{experts\\.[^/]*}', bySuffix('experts'));
  app.get('/peers/:file{[^/]+\\.[^/]*}', bySuffix('peers'));
  app.get('/entities/:file{[^/]+\\.[^/]*}', bySuffix('entity'));
  app.get('/entities', negotiated('listing'));
  app.get('/network', negotiated('network'));
  app.get('/experts', negotiated('experts'));
  app.get('/peers/:id', negotiated('peers'));
  app.get('/entities/:id', negotiated('entity'));
  return app;
}

async function groundOf(c: Context, { store, snapshots, publicUrl }: Services): Promise<ExportGround> {
  return {
    store,
    snapshot: await snapshots.get(),
    lang: readerLanguage(c),
    origin: publicUrl ?? new URL(c.req.url).origin,
    query: narrowing(c),
  };
}

/** `level=topic&minWeight=2`: the query without what only says how it is told. */
function narrowing(c: Context): string {
  const asked = new URL(c.req.url).searchParams;
  for (const name of ['lang', 'format']) asked.delete(name);
  return [...asked].map(([name, value]) => `${name}=${value}`).join('&');
}

function suffixFormat(file: string, what: Exported): Format {
  const suffix = file.slice(file.indexOf('.') + 1);
  const found = OFFERED[what].find((format) => format === suffix);
  if (!found) throw new NotAcceptableError(suffix.slice(0, 100), OFFERED[what]);
  return found;
}

/** JSON also where `format` names what there is not: the typed route refuses it and says what there is. */
function negotiatedFormat(c: Context, what: Exported): Format {
  const asked = c.req.query('format');
  if (asked !== undefined) return OFFERED[what].find((format) => format === asked) ?? 'json';
  const accept = c.req.header('accept');
  const offered: Format[] = ['json', ...OFFERED[what]];
  const found = acceptedFormat(accept, offered);
  if (found === null) throw new NotAcceptableError((accept ?? '').slice(0, 100), offered);
  return found;
}

const entityFile: Make = async (c, ground, format) => {
  readParameters(c, entityQuery);
  const id = readId(c, c.req.param('id') ?? c.req.param('file')?.split('.')[0]);
  const exported = await gatherEntity(ground, id);
  return { head: exported, body: writeEntity(exported, format) };
};

async function listingFile(c: Context, ground: ExportGround, format: Format, now: Date): Promise<File> {
  const query = readParameters(c, listingQuery);
  const exported = await gatherListing(ground, query, now);
  return { head: exported, body: writeListing(exported, format), next: exported.next };
}

const networkFile: Make = async (c, ground, format) => {
  const query = readParameters(c, networkQuery);
  const exported = await gatherNetwork(ground, await askNetwork(ground, query));
  const chosen = query.minWeight !== undefined || c.req.query('limit') !== undefined;
  return { head: exported, body: writeNetwork(exported, format, { snapshot: ground.snapshot, chosen }) };
};

const shownFile: Make = async (c, ground, format) => {
  const query = readShownQuery(c, ground);
  const { snapshot, lang } = ground;
  const drawing = readDrawing({ snapshot, lang, words: wordsIn(lang) }, query);
  const exported = await gatherShown({ ...ground, query: shownInWords(ground, query) }, query, drawing);
  return { head: exported, body: writeShown(exported, format, { snapshot, query, drawing }) };
};

async function expertsFile(c: Context, ground: ExportGround, format: Format, now: Date): Promise<File> {
  const { limit, cursor, list, ...filters } = readParameters(c, expertsFileQuery);
  const query = await expertQuery(ground, filters, now);
  const exported = await gatherExperts(ground, query, { now, limit, cursor, list: list ?? null });
  return { head: exported, body: writeExperts(exported, format), next: exported.next };
}

async function peersFile(c: Context, ground: ExportGround, format: Format, now: Date): Promise<File> {
  const { limit, cursor, ...filters } = readParameters(c, peersFileQuery);
  const id = readId(c, c.req.param('id') ?? c.req.param('file')?.split('.')[0]);
  const most = startOf(cursor) + limit;
  const asked = await askPeers(ground, id, filters, { now, most });
  const exported = await gatherPeers(ground, asked, { limit, cursor });
  return { head: exported, body: writePeers(exported, format), next: exported.next };
}

function fileResponse(c: Context, format: Format, { head, body, next = null }: File): Response {
  const { quotes, persons, relations } = head.withheld;
  const name = fileName(head, c.req.url);
  const headers = new Headers({
    'Content-Type': format === 'jsonld' ? FORMATS.jsonld : `${FORMATS[format]}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}.${format}"`,
    'Solmu-Withheld': `quotes=${quotes}, persons=${persons}, relations=${relations}`,
  });
  if (next !== null) headers.set('Link', `<${following(c.req.url, next)}>; rel="next"`);
  return new Response(body, { headers });
}

/** A name that files of different queries do not share: what was asked, cut where it is long, and then told by a hash. */
function fileName({ name }: ExportHead, url: string): string {
  const whole = ['solmu', name, ...narrowedBy(url)].join('-');
  if (whole.length <= LONGEST_NAME) return whole;
  return `${whole.slice(0, LONGEST_NAME)}-${createHash('sha256').update(whole).digest('hex').slice(0, 8)}`;
}

/** What the query says beside form and amount. */
function narrowedBy(url: string): string[] {
  return [...new URL(url).searchParams].flatMap(([name, value]) =>
    UNNAMED.has(name) ? [] : [plainName(value === 'true' ? name : `${name}-${value}`)],
  );
}

function plainName(text: string): string {
  const letters = text.normalize('NFD').toLowerCase();
  return letters.replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/gu, '-');
}

function following(url: string, cursor: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set('cursor', cursor);
  return `${pathname}?${searchParams.toString()}`;
}
