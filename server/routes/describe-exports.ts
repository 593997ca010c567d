import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import { FORMATS } from '../http/negotiate.ts';
import { entityQuery, expertsFileQuery, listingQuery, networkQuery, peersFileQuery } from './exports.ts';
import { OFFERED, type Exported } from './offered.ts';
import { shownParameters } from './shown-query.ts';
import {
  COMMON_RESPONSES,
  FILE_RESPONSES,
  idParameter,
  PERSON_FILE_RESPONSES,
  THING_RESPONSES,
} from './parameters.ts';

type Registry = OpenAPIHono['openAPIRegistry'];
/** The part of an OpenAPI document that lists the answers of a route. */
interface Described {
  paths?: Record<string, { get?: { responses: { 200?: { content?: Record<string, object> } } } }>;
}

const LISTED = z.enum(OFFERED.listing);
const DRAWN = z.enum(OFFERED.network);

/** Tells the addresses with a suffix, which stand outside the typed routes. */
export function describeExports(registry: Registry): void {
  registry.registerPath({
    method: 'get',
    path: '/api/v1/entities.{format}',
    summary: 'Entities as a file, all of them up to 10 000',
    request: { params: z.object({ format: LISTED }), query: listingQuery },
    responses: { ...files('listing', 'Entities'), ...COMMON_RESPONSES, ...FILE_RESPONSES },
  });
  registry.registerPath({
    method: 'get',
    path: '/api/v1/entities/{id}.{format}',
    summary: 'An entity with its relations and facts, or what lies around it, as a file',
    request: { params: idParameter.extend({ format: DRAWN }), query: entityQuery },
    responses: { ...files('entity', 'The entity'), ...THING_RESPONSES, ...PERSON_FILE_RESPONSES },
  });
  registry.registerPath({
    method: 'get',
    path: '/api/v1/network.{format}',
    summary: 'The network with what stands behind it, as a file',
    request: { params: z.object({ format: DRAWN }), query: networkQuery },
    responses: { ...files('network', 'The network'), ...COMMON_RESPONSES, ...FILE_RESPONSES },
  });
  registry.registerPath({
    method: 'get',
    path: '/api/v1/network/shown.{format}',
    summary:
      'What the network page shows for the same query, as a file; organisations stand with what they took part in',
    request: { params: z.object({ format: DRAWN }), query: shownParameters },
    responses: { ...files('shown', 'The network as it is drawn'), ...COMMON_RESPONSES, ...FILE_RESPONSES },
  });
  registry.registerPath({
    method: 'get',
    path: '/api/v1/experts.{format}',
    summary: 'Who knows a topic, or those of them on a shortlist, a row for each line of evidence',
    request: { params: z.object({ format: z.enum(OFFERED.experts) }), query: expertsFileQuery },
    responses: { ...files('experts', 'Actors and their lines'), ...COMMON_RESPONSES, ...FILE_RESPONSES },
  });
  registry.registerPath({
    method: 'get',
    path: '/api/v1/peers/{id}.{format}',
    summary: 'Municipalities like this one, a row for each figure with its source',
    request: { params: idParameter.extend({ format: z.enum(OFFERED.peers) }), query: peersFileQuery },
    responses: {
      ...files('peers', 'Municipalities and their figures'),
      ...THING_RESPONSES,
      ...FILE_RESPONSES,
    },
  });
}

const PLAIN: Readonly<Record<string, Exported>> = {
  '/api/v1/entities': 'listing',
  '/api/v1/entities/{id}': 'entity',
  '/api/v1/network': 'network',
  '/api/v1/experts': 'experts',
  '/api/v1/peers/{id}': 'peers',
};

/**
 * Adds the files to what the addresses without a suffix answer, by `format` or Accept. The typed routes do not know of
 * them: an answer in two forms would take the client's type away.
 */
export function addFiles<T extends object>(document: T): T {
  const { paths = {} } = document as Described;
  for (const [path, what] of Object.entries(PLAIN))
    Object.assign(paths[path]?.get?.responses[200]?.content ?? {}, files(what, '')[200].content);
  return document;
}

function files(what: Exported, description: string) {
  const content = Object.fromEntries(
    OFFERED[what].map((format) => [FORMATS[format], { schema: { type: 'string' as const } }]),
  );
  return { 200: { description, content } };
}
