/**
 * What every name in JSON-LD begins with. It does not depend on the host that answers, so that files from two hosts, or
 * from before and after a move, speak of the same things.
 */
const BASE = 'urn:solmu:';

/** The namespace of our own terms. */
export const TERMS = `${BASE}term:`;

type Named = 'entity' | 'relation' | 'fact' | 'source' | 'edge' | 'role' | 'kind' | 'export';

/** The lasting name of a thing: `urn:solmu:entity:kauhava`. */
export function iri(what: Named, id: string): string {
  return `${BASE}${what}:${encodeURIComponent(id)}`;
}
