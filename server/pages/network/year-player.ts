import type { Ground } from '../../network/ground.ts';
import { oncePerProjection } from '../../projection/once-per-projection.ts';
import { participations } from '../../network/participation.ts';
import { daysOf } from '../../contract/period-window.ts';
import type { PageContext } from '../context.ts';
import { html, type Html } from '../parts/html.ts';

/** Open ends of periods lie here; they are no years in which anything happened. */
const PLAUSIBLE = { first: '1900', last: '2100' };

/** The years on a slider that plays; without script the two year fields of the filters do the same. */
export function yearPlayer({ words, snapshot }: PageContext): Html {
  const years = yearsOf(snapshot);
  if (!years) return html``;
  return html`<solmu-years
    class="years-player needs-script"
    first="${years.first}"
    last="${years.last}"
    label="${words('network.years')}"
    play="${words('network.years.play')}"
    stop="${words('network.years.stop')}"
    next="${words('network.years.next')}"
    all="${words('network.years.all')}"
  ></solmu-years>`;
}

/** The first and the last year that anybody's part in anything names; null where none is dated. */
const yearsOf = oncePerProjection((ground: Ground): { first: string; last: string } | null => {
  const periods = new Set(participations(ground).period);
  const years = [...periods].flatMap((column) => {
    const days = daysOf(ground.projection.periodAt(column));
    return days ? [days.first.slice(0, 4), days.last.slice(0, 4)] : [];
  });
  const named = years.filter((year) => year >= PLAUSIBLE.first && year <= PLAUSIBLE.last).toSorted();
  const [first, last] = [named[0], named.at(-1)];
  return first !== undefined && last !== undefined ? { first, last } : null;
});
