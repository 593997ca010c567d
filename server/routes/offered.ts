import { z } from '@hono/zod-openapi';
import type { Format } from '../http/negotiate.ts';

/** The formats beside JSON in which each kind of answer can be had. */
export const OFFERED = {
  entity: ['jsonld', 'csv', 'graphml', 'gexf', 'svg'],
  listing: ['jsonld', 'csv'],
  experts: ['csv'],
  peers: ['csv'],
  network: ['jsonld', 'csv', 'graphml', 'gexf', 'svg'],
  shown: ['jsonld', 'csv', 'graphml', 'gexf', 'svg'],
} as const satisfies Record<string, readonly Exclude<Format, 'json'>[]>;

export type Exported = keyof typeof OFFERED;

/** `format`, for routes that answer in more than JSON. */
export function formatParameter(what: Exported) {
  return z
    .enum(['json', ...OFFERED[what]])
    .optional()
    .meta({ description: 'The form of the answer; a suffix of the address wins over it, it over Accept' });
}
