import { bridges, type Bridge } from '../../network/bridges.ts';
import { communities, type Community } from '../../network/communities.ts';
import { gaps } from '../../network/gaps.ts';
import { byText } from '../../network/ground.ts';
import { sectorLinks } from '../../network/sectors.ts';
import { toSummary } from '../../reading/entity-view.ts';
import type { PageContext, Saying } from '../context.ts';
import { html, type Html } from '../parts/html.ts';
import { networkPanel } from '../parts/network-view.ts';
import { nameLink, type NamedView } from '../parts/rows.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import { namedEntity } from '../views/named.ts';
import { capitalised } from '../views/relation-rows.ts';
import { UNDERTAKINGS } from './parties.ts';
import { INSIGHTS, networkAddress, NOTHING_CHOSEN, type Insight, type NetworkQuery } from './query.ts';
import { filtersOf } from './read-network.ts';
import { counted, joined } from './sentences.ts';

const MOST = 8;
const MOST_REGIONS = 4;
const MOST_MEMBERS = 40;

interface InsightGround {
  context: PageContext;
  query: NetworkQuery;
}

/** What may be asked of the whole network: each opens in the panel. */
export function insightLinks({ context: { words, lang }, query }: InsightGround): Html {
  return html`<h3>${words('network.insights')}</h3>
    <ul class="plain-list no-shapes">
      ${INSIGHTS.map(
        (insight) =>
          html`<li>
            <span
              ><a
                class="name"
                href="${networkAddress(query, lang, { ...NOTHING_CHOSEN, insight })}"
                data-choose
                >${words(`network.insight.${insight}`)}</a
              ></span
            >
            <span class="value">${words(`network.insight.${insight}.short`)}</span>
          </li>`,
      )}
    </ul>`;
}

const BODIES: Readonly<Record<Insight, (ground: InsightGround) => { sentence: string; body: Html }>> = {
  communities: communityList,
  bridges: bridgeList,
  gaps: gapList,
  sectors: sectorList,
};

/** One thing that is asked of the whole network, as its filters leave it. */
export function insightPanel(ground: InsightGround, insight: Insight): Html {
  const { words, lang } = ground.context;
  const { sentence, body } = BODIES[insight](ground);
  return networkPanel({
    over: words('network.insights'),
    name: words(`network.insight.${insight}`),
    sentence,
    body: html`${body}
      <p class="caption">${words(`network.insight.${insight}.how`)}</p>
      <p class="actions">
        <a class="quiet" href="${networkAddress(ground.query, lang, { insight: null })}" data-choose
          >${words('network.insight.back')}</a
        >
      </p>`,
  });
}

function communityList({ context, query }: InsightGround) {
  const { words, snapshot } = context;
  const found = communities(snapshot, filtersOf(query));
  return {
    sentence: counted('network.insight.communities.found', found.length, words),
    body: html`<ol class="insight-list">
      ${found.slice(0, MOST).map((community) => communityItem({ context, query }, community))}
    </ol>`,
  };
}

/** Communities have no names: their topics and places stand for one. */
export function communityName(context: Saying, { members, topics, places }: Community): string {
  const named = (ids: readonly string[]) =>
    joined(
      ids.map((id) => namedById(context, id).name),
      context.words,
    );
  const about = topics.length > 0 ? named(topics) : named(members.slice(0, 2));
  return `${capitalised(about)}${places.length > 0 ? ` · ${named(places)}` : ''}`;
}

function communityItem({ context, query }: InsightGround, community: Community): Html {
  const { words } = context;
  const { members, activities } = community;
  const shown = members.slice(0, MOST_MEMBERS);
  return html`<li>
    <h3>${communityName(context, community)}</h3>
    <details>
      <summary>
        ${words('network.insight.communities.members', { n: members.length })},
        ${counted('network.insight.communities.activities', activities, words)}
      </summary>
      <ul class="plain-list">
        ${shown.map((id) => html`<li>${organisationLink({ context, query }, id)}</li>`)}
        ${members.length > shown.length ? html`<li>${counted('network.table.more', members.length - shown.length, words)}</li>` : ''}
      </ul>
    </details>
  </li>`;
}

function bridgeList({ context, query }: InsightGround) {
  const { words, snapshot } = context;
  const found = bridges(snapshot, filtersOf(query), MOST);
  return {
    sentence: words(found.length > 0 ? 'network.insight.bridges.found' : 'network.insight.bridges.none'),
    body: html`<ol class="insight-list">
      ${found.map((bridge) => bridgeItem({ context, query }, bridge))}
    </ol>`,
  };
}

function bridgeItem({ context, query }: InsightGround, { organisation, regions, partners }: Bridge): Html {
  const { words } = context;
  const rest = regions.length - MOST_REGIONS;
  return html`<li>
    <h3>${organisationLink({ context, query }, organisation)}</h3>
    <p>
      ${words('network.insight.bridges.joins', { n: regions.length, partners })}:
      ${regions.slice(0, MOST_REGIONS).map(({ region, partners: n, activity }, index) => {
        const text = `${namedById(context, region).name} (${n})`;
        const href = lineAddress({ context, query }, organisation, activity);
        return html`${index > 0 ? ', ' : ''}<a class="claim" href="${href}">${text}</a>`;
      })}${rest > 0 ? ` ${words('list.and')} ${counted('network.table.more', rest, words)}` : ''}
    </p>
  </li>`;
}

/** The line from an organisation to an undertaking, with its sentence; the page of what is not drawn. */
function lineAddress(
  { context: { snapshot, lang }, query }: InsightGround,
  organisation: string,
  activity: string,
): string {
  const entity = snapshot.projection.entity(activity);
  const drawn: readonly (string | undefined)[] = UNDERTAKINGS;
  if (entity && !drawn.includes(entity.type)) return toSummary(entity, lang).url;
  const edge = [organisation, activity].sort(byText).join('--');
  return networkAddress(query, lang, { level: 'organisation', edge, node: null, minWeight: null });
}

/** A region without a line on a topic has other lines, or none. */
const ANY_TOPIC = { topic: null, audience: null, sector: null, crossRegion: false, minWeight: null } as const;

function gapList({ context, query }: InsightGround) {
  const { words, snapshot, lang } = context;
  const level = query.level === 'municipality' ? 'municipality' : 'region';
  const { places: found, of } = gaps(snapshot, filtersOf(query), level);
  const byName = new Intl.Collator(lang).compare;
  const places = found.toSorted((a, b) => byName(namedById(context, a).name, namedById(context, b).name));
  const sentence = words(
    places.length === 0 ? `network.insight.gaps.none.${level}` : `network.insight.gaps.found.${level}`,
    { n: places.length, of },
  );
  const list = (ids: readonly string[], href: (id: string) => string) =>
    html`<ul class="plain-list">
      ${ids.map((id) => {
        const named = namedById(context, id);
        return html`<li>${shapeIcon(named, { size: 14 })}${nameLink({ ...named, href: href(id) })}</li>`;
      })}
    </ul>`;
  if (level === 'region')
    return {
      sentence,
      body: list(places, (region) =>
        networkAddress({ ...query, ...NOTHING_CHOSEN }, lang, {
          ...ANY_TOPIC,
          level: 'organisation',
          region,
        }),
      ),
    };
  const byRegion = Map.groupBy(places, (id) => snapshot.geography.regionOf(id) ?? '');
  return {
    sentence,
    body: html`${[...byRegion].map(
      ([region, ids]) =>
        html`<details class="insight-group">
          <summary>${namedById(context, region).name} <span class="count">${ids.length}</span></summary>
          ${list(ids, (id) => namedById(context, id).href)}
        </details>`,
    )}`,
  };
}

function sectorList({ context, query }: InsightGround) {
  const { words, snapshot, lang } = context;
  const { pairs, absent, activities, untold } = sectorLinks(snapshot, filtersOf(query));
  const names = (ids: readonly string[]) =>
    joined(
      ids.map((id) => namedById(context, id).name),
      words,
    );
  return {
    sentence: words('network.insight.sectors.found', { n: activities - untold, of: activities }),
    body: html`${pairs.length > 0 ? html`<h3>${words('network.insight.sectors.met')}</h3>` : ''}
      <ol class="insight-list">
        ${pairs.slice(0, MOST).map(({ sectors, activities: shared }) => {
          const first = namedById(context, shared[0] ?? '');
          const more =
            shared.length > 1
              ? ` ${words('list.and')} ${counted('network.table.more', shared.length - 1, words)}`
              : '';
          return html`<li>
            <h3>
              <a
                href="${networkAddress(query, lang, { level: 'organisation', sector: sectors[0], edge: null, node: null, minWeight: null })}"
                >${names(sectors)}</a
              >
            </h3>
            <p>${nameLink(first)}${more}</p>
          </li>`;
        })}
      </ol>
      ${
        absent.length > 0
          ? html`<h3>${words('network.insight.sectors.absent')}</h3>
              <p>${capitalised(names(absent))}.</p>`
          : ''
      }`,
  };
}

function organisationLink({ context, query }: InsightGround, id: string): Html {
  const named = namedById(context, id);
  const href = networkAddress(query, context.lang, {
    level: 'organisation',
    node: id,
    edge: null,
    minWeight: null,
  });
  return html`${shapeIcon(named, { size: 14 })}${nameLink({ ...named, href })}`;
}

/** The entity of an id that the analyses gave. */
export function namedById({ snapshot: { projection }, lang }: Saying, id: string): NamedView {
  const entity = projection.entity(id);
  if (!entity) throw new RangeError(`The network names "${id}", which the graph does not have`);
  return namedEntity(projection, entity, lang);
}
