import { daySpan } from '../../contract/period.ts';
import { STANDINGS, type Standing } from '../../contract/period-window.ts';
import { dayInFinland } from '../../experts/when.ts';
import { filterEntities } from '../../search/filter-entities.ts';
import type { Marks } from '../../search/marks.ts';
import type { PageContext } from '../context.ts';
import type { Filter } from '../parts/controls.ts';
import { isTimed, LIST_ORDERS, type Asked } from './asked.ts';

/** A test for ids of what may have held in the time asked for. */
export function duringTest({ snapshot }: PageContext, { from, to }: Asked): (id: string) => boolean {
  if (from === null && to === null) return () => true;
  return marked(snapshot, filterEntities(snapshot, { during: `${from ?? ''}/${to ?? ''}` }));
}

/** A test for ids of what stands so on the day asked for. */
export function standingTest(context: PageContext, asked: Asked, when: Standing): (id: string) => boolean {
  const today = dayInFinland(context.services.clock());
  const day = asked.asOf === null ? today : daySpan(asked.asOf).first;
  const { snapshot } = context;
  return marked(snapshot, filterEntities(snapshot, { standing: [when, day, today].join('/') }));
}

function marked({ projection }: PageContext['snapshot'], marks: Marks | null): (id: string) => boolean {
  return (id) => marks?.[projection.index(id) ?? -1] === 1;
}

/** How many things stand how. */
export type Standings = Readonly<Record<Standing, number>>;

/** How many of these stand how on the day asked for. */
export function countStandings(context: PageContext, asked: Asked, ids: readonly string[]): Standings {
  const counts = STANDINGS.map((when) => [when, ids.filter(standingTest(context, asked, when)).length]);
  return Object.fromEntries(counts) as unknown as Standings;
}

/** Fields that narrow by time, and with a list an order; none where nothing is dated and nobody asks for a time. */
export function timeFilters({ words }: PageContext, asked: Asked, counts: Standings): Filter[] {
  if (counts.coming + counts.past === 0 && !isTimed(asked)) return [];
  const years = (['from', 'to'] as const).map((name): Filter => ({
    form: 'text',
    name,
    label: words(`network.filter.${name}`),
    value: asked[name] ?? '',
    inputMode: 'numeric',
  }));
  const orders = LIST_ORDERS.map((value) => ({ value, label: words(`sort.${value}`) }));
  return [
    {
      form: 'choice',
      name: 'when',
      label: words('search.filter.when'),
      value: asked.when ?? '',
      options: [
        { value: '', label: words('search.filter.all') },
        ...STANDINGS.map((value) => ({ value, label: `${words(`when.${value}`)} (${counts[value]})` })),
      ],
    },
    ...years,
    ...(asked.q
      ? []
      : [
          {
            form: 'choice' as const,
            name: 'sort',
            label: words('search.filter.sort'),
            value: asked.sort ?? '',
            options: [{ value: '', label: words('builder.any') }, ...orders],
          },
        ]),
  ];
}
