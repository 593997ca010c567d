import type { Services } from '../services.ts';
import { addFiles, describeExports } from './describe-exports.ts';
import { changesRoutes } from './changes.ts';
import { entityRoutes } from './entities.ts';
import { finderRoutes } from './finders.ts';
import { insightRoutes } from './insights.ts';
import { networkRoutes } from './network.ts';
import { createRouter } from './parameters.ts';
import { searchRoutes } from './search.ts';
import { sourceRoutes } from './sources.ts';
import { topicRoutes } from './topics.ts';

/** Everything under /api/v1. */
export function apiRoutes(services: Services) {
  return createRouter()
    .route('/', entityRoutes(services))
    .route('/', topicRoutes(services))
    .route('/', searchRoutes(services))
    .route('/', sourceRoutes(services))
    .route('/', networkRoutes(services))
    .route('/', insightRoutes(services))
    .route('/', finderRoutes(services))
    .route('/', changesRoutes(services));
}

/** The API's type, for the typed client in web/api. */
export type Api = ReturnType<typeof apiRoutes>;

/** The OpenAPI 3.1 document, made from the same schemas that validate. */
export function openApiDocument() {
  // The routes are only described here, never called: the services stay untouched.
  const described = createRouter().route('/api/v1', apiRoutes({} as Services));
  describeExports(described.openAPIRegistry);
  return addFiles(
    open(
      described.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Solmu',
          version: '1',
          description:
            'A network and partnership directory for culture-and-wellbeing work in Finland. Every relation carries the sentence that proves it. Fields are only added within version 1.',
          license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
        },
        servers: [{ url: '/' }],
      }),
    ),
  );
}

let text: string | null = null;

/** The document as it is served: it takes a tenth of a second to make and never changes while the server runs. */
export function openApiText(): string {
  text ??= JSON.stringify(openApiDocument());
  return text;
}

/**
 * Our schemas are strict, so that nothing slips out unplanned; a client's must not be, for fields are added within v1.
 */
function open<T>(node: T): T {
  if (Array.isArray(node)) return node.map(open) as T;
  if (node === null || typeof node !== 'object') return node;
  const kept = Object.entries(node).filter(
    ([key, value]) => key !== 'additionalProperties' || value !== false,
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, open(value)])) as T;
}
