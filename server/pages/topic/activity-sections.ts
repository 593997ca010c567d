import type { Entity } from '../../contract/entity.ts';
import { yearsText } from '../../locales/dates.ts';
import { displayName, pagePath } from '../../reading/entity-view.ts';
import { LIKENED, type Likened } from '../../similar/profile.ts';
import { ENTITY_TYPES } from '../../vocabulary/kinds.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import type { Piece } from '../entity/sections.ts';
import { section } from '../parts/headings.ts';
import { html, type Html } from '../parts/html.ts';
import { plainList, type PlainRowView } from '../parts/rows.ts';
import { countedText } from '../views/counted.ts';
import { namedEntity } from '../views/named.ts';
import { countTable } from './count-table.ts';
import { regionMap } from './region-map.ts';
import type { Counted, TiedThing, TopicActivity } from './read-activity.ts';

/** Rows that are shown before the reader opens the rest. */
const SHOWN = 8;
/** A page lists no more; the network and the API have the rest. */
const MOST_ROWS = 200;

/** Projects, practices and events on narrower topics, each with the topic that it is about. */
export function narrowerWork(context: PageContext, topic: string, { things }: TopicActivity): Piece {
  const { words, lang } = context;
  const below = things.filter((thing) => thing.topic !== topic);
  if (below.length === 0) return null;
  const ofType = (type: Likened) => below.filter(({ entity }) => entity.type === type);
  return section(
    { heading: words('topic.below'), under: words('topic.below.under') },
    html`${LIKENED.map((type) => {
      const some = ofType(type);
      if (some.length === 0) return '';
      return html`<h3 class="below-type">
          ${ENTITY_TYPES[type].plural[lang]} <span class="count-of">${some.length}</span>
        </h3>
        ${folded(
          context,
          some.map((thing) => thingRow(context, thing)),
        )}`;
    })}`,
  );
}

/** The first rows, and the rest behind a line that opens. */
function folded({ words }: PageContext, rows: readonly PlainRowView[]): Html {
  const rest = rows.slice(SHOWN, MOST_ROWS);
  if (rest.length === 0) return plainList(rows);
  const left = rows.length - MOST_ROWS;
  return html`${plainList(rows.slice(0, SHOWN))}
    <details class="idle">
      <summary>${countedText(words, 'topic.rest', rest.length)}</summary>
      ${plainList(rest)}
      ${left > 0 ? html`<p class="small">${countedText(words, 'topic.left', left)}</p>` : ''}
    </details>`;
}

function thingRow({ snapshot, lang }: PageContext, { entity, topic }: TiedThing): PlainRowView {
  const { name, href, ...shape } = namedEntity(snapshot.projection, entity, lang);
  const narrower = snapshot.projection.entity(topic);
  const about = [narrower && displayName(narrower, lang).name, yearsText(entity.period)];
  return { shape, name, href, value: about.filter(Boolean).join(', ') };
}

/** Where things on the topic are: the map, and the table that says the same. */
export function placesSection(context: PageContext, { regions, placeless }: TopicActivity): Piece {
  const { words, snapshot } = context;
  if (regions.length === 0) return null;
  const rows = rowsOf(context, regions);
  const map = regionMap(snapshot, regions);
  const note =
    placeless > 0 ? html`<p class="small">${countedText(words, 'topic.placeless', placeless)}</p>` : '';
  return section(
    { heading: words('topic.where'), under: words('topic.where.under') },
    html`<div class="topic-places${map ? '' : ' no-map'}">
        ${map ?? ''}
        <div class="table-scroll" tabindex="0" role="region" aria-label="${words('topic.where')}">
          ${countTable(heads(context, words('topic.region')), rows)}
        </div>
      </div>
      ${note}`,
  );
}

/** How many went on in each year. */
export function yearsSection(context: PageContext, { years, undated }: TopicActivity): Piece {
  const { words } = context;
  if (years.length === 0) return null;
  const rows = years.map(({ year, count }) => ({ name: String(year), count }));
  const note = undated > 0 ? html`<p class="small">${countedText(words, 'topic.undated', undated)}</p>` : '';
  return section(
    { heading: words('topic.when'), under: words('topic.when.under') },
    html`${countTable(heads(context, words('topic.year')), rows)} ${note}`,
  );
}

/** Which municipalities take part, and the way to their evidence; how many people have had a role, and to them. */
export function actorsSection(
  context: PageContext,
  topic: string,
  { municipalities, people }: TopicActivity,
): Piece {
  const { words, lang, snapshot } = context;
  if (municipalities.length === 0 && people === 0) return null;
  const rows = municipalities.slice(0, SHOWN).flatMap(({ id, count }) => {
    const entity = snapshot.projection.entity(id);
    if (!entity) return [];
    const { name, href, ...shape } = namedEntity(snapshot.projection, entity, lang);
    return [{ shape, name, href, value: String(count) }];
  });
  const experts = (kind: string) => pageAddress('experts', lang, { topic, kind });
  const links = [
    municipalities.length > 0 &&
      html`<a href="${experts('municipality')}"
        >${countedText(words, 'topic.municipalities', municipalities.length)}</a
      >`,
    people > 0 && html`<a href="${experts('person')}">${countedText(words, 'topic.people', people)}</a>`,
  ].filter(Boolean);
  return section(
    { heading: words('topic.who') },
    html`${rows.length > 0 ? plainList(rows) : ''} ${links.map((link) => html`<p class="small">${link}</p>`)}`,
  );
}

function rowsOf({ snapshot, lang }: PageContext, counts: readonly Counted[]) {
  return counts.flatMap(({ id, count }) => {
    const entity = snapshot.projection.entity(id);
    return entity ? [{ name: linkTo(entity, lang), count }] : [];
  });
}

function linkTo(entity: Entity, lang: PageContext['lang']): Html {
  return html`<a href="${pagePath(entity, lang)}">${displayName(entity, lang).name}</a>`;
}

function heads({ words }: PageContext, of: string) {
  return { of, count: words('topic.count'), caption: words('topic.caption') };
}
