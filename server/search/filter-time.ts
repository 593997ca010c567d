import { STATUSES, type Entity } from '../contract/entity.ts';
import { standingOn, timeTest } from '../contract/period-window.ts';
import type { Projection } from '../projection/projection.ts';
import type { Marks } from './marks.ts';

/** What may have held between two dates, `2015/2016-06`, one of which may be missing; what is not dated is not meant. */
export function heldDuring(projection: Projection, dates: string): Marks {
  const [from, to] = dates.split('/');
  const held = timeTest({ from: from || undefined, to: to || undefined });
  return marksWhere(projection, ({ period }) => held?.(period) ?? true);
}

/** What stands so on a day, seen from another: `coming/2020-01-01/2026-11-28`. */
export function standingSo(projection: Projection, standing: string): Marks {
  const [wanted, day = '', today = ''] = standing.split('/');
  return marksWhere(projection, (timed) => standingOn(day, timed, today) === wanted);
}

/** A graph has few periods, which many entities share: each is judged once with each status. */
function marksWhere(
  projection: Projection,
  judge: (timed: Pick<Entity, 'period' | 'status'>) => boolean,
): Marks {
  const { period, status } = projection.columns.entities;
  const known = new Map<number, number>();
  return Uint8Array.from(period, (column, place) => {
    const own = status[place] as number;
    const key = column * STATUSES.length + own;
    const judged = known.get(key);
    if (judged !== undefined) return judged;
    const timed = { period: projection.periodAt(column), status: STATUSES[own] as Entity['status'] };
    const mark = judge(timed) ? 1 : 0;
    known.set(key, mark);
    return mark;
  });
}
