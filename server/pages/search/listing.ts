import type { Entity } from '../../contract/entity.ts';
import { STANDINGS } from '../../contract/period-window.ts';
import { orderOf, type ListOrder } from '../../search/list-entities.ts';
import { PLACES_IN_TIME } from '../../search/time-order.ts';
import { usedTopics } from '../../topics/used-topics.ts';
import { ENTITY_TYPE_NAMES, ENTITY_TYPES, kindLabel } from '../../vocabulary/kinds.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { section } from '../parts/headings.ts';
import { html, type Html } from '../parts/html.ts';
import { empty } from '../parts/notices.ts';
import { plainList } from '../parts/rows.ts';
import { countedText } from '../views/counted.ts';
import { timeText } from '../views/time-text.ts';
import type { Asked } from './asked.ts';
import { listedRow } from './listed-row.ts';
import { narrow } from './narrowing.ts';
import type { Standings } from './times.ts';

/** Everything of one type, or of one time, in list order or by date, and by what it may be narrowed. People are not listed. */
export function listing(context: PageContext, asked: Asked): Html {
  const { words } = context;
  const { kept, form, standings } = narrow(context, asked, listed(context, asked));
  const entities = kept.flatMap(({ id }) => context.snapshot.projection.entity(id) ?? []);
  if (entities.length === 0) return html`${form} ${nothing(context, asked, standings)}`;
  const [used, idle] = byUse(context, entities);
  const rest =
    idle.length === 0
      ? ''
      : html`<details class="idle">
          <summary>${countedText(words, 'search.idle', idle.length)}</summary>
          ${rows(context, asked, idle)}
        </details>`;
  return html`${form}
  ${section({ heading: `${headingOf(context, asked)} (${used.length})` }, html`${rows(context, asked, used)} ${rest}`)}`;
}

function rows(context: PageContext, asked: Asked, some: readonly Entity[]): Html {
  const views = some.map((entity) => ({
    ...listedRow(context, entity),
    value: timeText(entity, context.words, context.lang),
  }));
  return html`<div class="listing${orderAsked(asked) === 'name' ? '' : ' in-time'}">
    ${plainList(views)}
  </div>`;
}

/** Those of the type asked for whom everybody may see, else all but people, in the order asked for. */
function listed({ snapshot: { projection } }: PageContext, asked: Asked): { id: string }[] {
  const { entities } = projection.columns;
  const order = orderAsked(asked);
  const person = ENTITY_TYPE_NAMES.indexOf('person');
  const wanted = asked.type === null ? null : ENTITY_TYPE_NAMES.indexOf(asked.type);
  const places = order === 'name' ? Array.from(entities.type.keys()) : PLACES_IN_TIME[order]({ projection });
  const found: { id: string }[] = [];
  for (const place of places) {
    const own = entities.type[place];
    const isListed = entities.limited[place] === 0 && (wanted === null ? own !== person : own === wanted);
    if (isListed) found.push({ id: projection.idAt(place) });
  }
  return found;
}

function orderAsked({ sort, when }: Asked): ListOrder {
  return sort ?? orderOf(when);
}

/** Topics that nothing is tied to stand apart; everything else is used. */
function byUse({ snapshot }: PageContext, entities: readonly Entity[]): [used: Entity[], idle: Entity[]] {
  const isIdle = ({ type, id }: Entity) => type === 'topic' && !usedTopics(snapshot.projection).has(id);
  return [entities.filter((entity) => !isIdle(entity)), entities.filter(isIdle)];
}

function headingOf({ words, lang }: PageContext, { type, kind, when }: Asked): string {
  const what = type === null ? words('search.everything') : ENTITY_TYPES[type].plural[lang];
  const told = [
    ...(type && kind ? [kindLabel(type, kind)[lang]] : []),
    ...(when ? [words(`when.${when}`)] : []),
  ];
  return told.length === 0 ? what : `${what}: ${told.join(', ')}`;
}

/** Nothing of that sort or of that time: what there is of other times, and everything. */
function nothing({ words, lang }: PageContext, asked: Asked, standings: Standings): Html {
  const { type, when } = asked;
  const others = STANDINGS.filter((other) => when !== null && other !== when && standings[other] > 0);
  const ofTimes = others.map((other) => ({
    label: words(`when.see.${other}`),
    href: pageAddress('search', lang, { ...asked, when: other, sort: null }),
    note: String(standings[other]),
  }));
  const ofType = type && {
    label: words('search.all-of', { type: ENTITY_TYPES[type].plural[lang] }),
    href: pageAddress('search', lang, { type }),
  };
  return empty({
    heading: words('search.nothing'),
    text: words(when === 'coming' ? 'list.none.coming' : 'list.none'),
    ways: [
      ...ofTimes,
      ...(ofType ? [ofType] : []),
      { label: words('search.browse'), href: pageAddress('search', lang) },
    ],
  });
}
