import { SEARCHED, type Searched } from '../../contract/found.ts';
import type { Narrowing } from '../../search/narrow-hits.ts';
import { ENTITY_TYPE_NAMES, kindsOf } from '../../vocabulary/kinds.ts';
import type { PageContext } from '../context.ts';

const LONGEST = 200;

/** What the address of a search says. */
export interface Asked extends Narrowing {
  readonly q: string;
  /** Only there; null everywhere. */
  readonly in: Searched | null;
}

/** Reads it; what cannot be is left out, so that an old link still leads somewhere. */
export function readAsked({ c, snapshot: { projection } }: PageContext): Asked {
  const type = ENTITY_TYPE_NAMES.find((name) => name === c.req.query('type')) ?? null;
  const kind = type && kindsOf(type).find((name) => name === c.req.query('kind'));
  const region = projection.entity(c.req.query('region') ?? '');
  const topic = projection.entity(c.req.query('topic') ?? '');
  return {
    q: (c.req.query('q') ?? '').trim().slice(0, LONGEST),
    in: SEARCHED.find((name) => name === c.req.query('in')) ?? null,
    type,
    kind: kind ?? null,
    region: region?.type === 'region' ? region.id : null,
    topic: topic?.type === 'topic' ? topic.id : null,
  };
}

/** Whether only entities of some sort are asked for. */
export function isNarrowed({ type, kind, region, topic }: Narrowing): boolean {
  return [type, kind, region, topic].some((choice) => choice !== null);
}
