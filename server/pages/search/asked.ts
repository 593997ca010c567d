import { SEARCHED, type Searched } from '../../contract/found.ts';
import { dateSchema, daySpan } from '../../contract/period.ts';
import { STANDINGS, type Standing } from '../../contract/period-window.ts';
import type { ListOrder } from '../../search/list-entities.ts';
import type { Narrowing } from '../../search/narrow-hits.ts';
import { ENTITY_TYPE_NAMES, kindsOf } from '../../vocabulary/kinds.ts';
import type { PageContext } from '../context.ts';
import type { QueryProblem } from '../network/query.ts';

const LONGEST = 200;

/** The orders of a listing that a reader chooses between. */
export const LIST_ORDERS = ['name', 'date', 'latest'] as const satisfies ListOrder[];

/** What the address of a search says. */
export interface Asked extends Narrowing {
  readonly q: string;
  /** Only there; null everywhere. */
  readonly in: Searched | null;
  readonly when: Standing | null;
  /** The day from which `when` is seen, EDTF; null for today. */
  readonly asOf: string | null;
  /** The time in which it may have held, EDTF. */
  readonly from: string | null;
  readonly to: string | null;
  /** The order of a listing; null leaves it to what is listed. */
  readonly sort: ListOrder | null;
}

/**
 * Reads it; what cannot be is left out, so that an old link still leads somewhere. Dates, which readers write by hand,
 * are told in `problems`.
 */
export function readAsked({ c, snapshot: { projection } }: PageContext): {
  asked: Asked;
  problems: QueryProblem[];
} {
  const problems: QueryProblem[] = [];
  const refuse = (field: string, reason: QueryProblem['reason']) => {
    problems.push({ field, value: text(field).slice(0, LONGEST), reason, near: null });
    return null;
  };
  const text = (name: string) => (c.req.query(name) ?? '').trim();
  const date = (name: 'asOf' | 'from' | 'to') => {
    if (text(name) === '') return null;
    return dateSchema.safeParse(text(name)).success ? text(name) : refuse(name, 'date');
  };
  const type = ENTITY_TYPE_NAMES.find((name) => name === text('type')) ?? null;
  const kind = type && kindsOf(type).find((name) => name === text('kind'));
  const region = projection.entity(text('region'));
  const topic = projection.entity(text('topic'));
  const when = STANDINGS.find((name) => name === text('when')) ?? null;
  const [from, to] = [date('from'), date('to')];
  const isBackwards = from !== null && to !== null && daySpan(from).first > daySpan(to).last;
  const asked: Asked = {
    q: text('q').slice(0, LONGEST),
    in: SEARCHED.find((name) => name === text('in')) ?? null,
    type,
    kind: kind ?? null,
    region: region?.type === 'region' ? region.id : null,
    topic: topic?.type === 'topic' ? topic.id : null,
    when,
    asOf: when && date('asOf'),
    from,
    to: isBackwards ? refuse('to', 'order') : to,
    sort: LIST_ORDERS.find((name) => name === text('sort')) ?? null,
  };
  return { asked, problems };
}

/** Whether only entities of some sort or some time are asked for. */
export function isNarrowed({ type, kind, region, topic, ...asked }: Asked): boolean {
  return [type, kind, region, topic].some((choice) => choice !== null) || isTimed(asked);
}

/** Whether only what is of some time is asked for. */
export function isTimed({ when, from, to }: Pick<Asked, 'when' | 'from' | 'to'>): boolean {
  return [when, from, to].some((choice) => choice !== null);
}
