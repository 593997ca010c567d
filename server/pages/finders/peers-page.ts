import type { PeersAnswer } from '../../contract/finders.ts';
import { numberText } from '../../locales/numbers.ts';
import { similarityText, stabilityText } from '../../locales/peer-texts.ts';
import { roundToSum } from '../../experts/score.ts';
import { describePeers, groupLabel } from '../../peers/describe.ts';
import { findPeers, type FoundPeers } from '../../peers/gather.ts';
import { displayName, pagePath, toSummary } from '../../reading/entity-view.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { finlandMap, type FinlandMap } from '../geometry/finland.ts';
import { renderInFrame } from '../page.ts';
import { breadcrumbs } from '../parts/breadcrumbs.ts';
import { segments } from '../parts/controls.ts';
import { section } from '../parts/headings.ts';
import { html, raw, type Html } from '../parts/html.ts';
import { empty, notice } from '../parts/notices.ts';
import { placeholderPill } from '../parts/pills.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import { peersTable, type PeerView } from '../parts/tables.ts';
import { withSoftHyphens } from '../views/hyphens.ts';
import { namedView } from '../views/named.ts';
import { figuresSection } from './peers-figures.ts';
import { peersData, scriptJson } from './peers-data.ts';
import { rankMap } from './peers-map.ts';
import {
  MOST_WEIGHT,
  peersAddress,
  PRESET_NAMES,
  PRESETS,
  sameWeights,
  type PeersQuery,
  type WeightProblem,
} from './peers-query.ts';

const SHOWN = 10;
const MAP = { width: 300, height: 500, padding: 12 };

/** Municipalities like this one, and what the differences consist of. */
export async function peersPage(
  context: PageContext,
  query: PeersQuery,
  wrong: { problems: readonly WeightProblem[]; allZero: boolean },
): Promise<Response> {
  const { services, snapshot, lang, words } = context;
  const ground = { store: services.store, snapshot };
  const found = await findPeers(ground, query.municipality.id, { k: SHOWN, weights: query.weights });
  const page = { items: found.ranking.peers, total: found.ranking.ranked, next: null };
  const answer = await describePeers({ ...ground, lang }, found, page);
  const failed = wrong.allZero || wrong.problems.length > 0;
  const name = displayName(query.municipality, lang).name;
  return renderInFrame(
    { ...context, publicUrl: services.publicUrl },
    {
      title: words('peers.like', { name }),
      description: words('peers.description', { name }),
      address: (other) => peersAddress(query, other),
      current: 'peers',
      noindex: failed,
      embed: { widget: 'peers', query: { municipality: query.municipality.id } },
      scripts: answer.items.length > 0 ? ['web/pages/peers.ts'] : [],
      body: html`${problemNotices(context, wrong)}
      ${answer.items.length > 0 ? await filled(context, query, found, answer) : tooLittle(context, query)}`,
    },
    failed ? 400 : 200,
  );
}

function problemNotices(
  { words, lang }: PageContext,
  { problems, allZero }: { problems: readonly WeightProblem[]; allZero: boolean },
): Html {
  const what = problems.map(({ field, value }) =>
    words('peers.problem.weight', {
      field: groupLabel(field.replace(/^w-/, ''), lang),
      value,
      most: MOST_WEIGHT,
    }),
  );
  return html`${[...what, ...(allZero ? [words('peers.problem.zero')] : [])].map((text) =>
    notice({ what: text, next: words('peers.problem.then') }),
  )}`;
}

async function filled(
  context: PageContext,
  query: PeersQuery,
  found: FoundPeers,
  answer: PeersAnswer,
): Promise<Html> {
  const { words, lang, snapshot } = context;
  const map = finlandMap(MAP.width, MAP.height, MAP.padding);
  const data = peersData(snapshot, found.figures, { target: query.municipality.id, shown: SHOWN, map, lang });
  return html`${head(context, query, answer, map)}
    ${section(
      { heading: words('peers.differences'), under: words('peers.differences.under') },
      differences(context, query, answer),
    )}
    ${await figuresSection(context, found, answer)}
    <p class="visually-hidden" role="status" id="peers-news"></p>
    <script type="application/json" id="peers-data">
      ${raw(scriptJson(data))}
    </script>`;
}

function head(context: PageContext, query: PeersQuery, answer: PeersAnswer, map: FinlandMap): Html {
  const { words, lang, snapshot } = context;
  const { name } = answer.municipality;
  const [before = '', after = ''] = words('peers.like', { name: '\n' }).split('\n');
  const placeOf = (id: string) => {
    const point = snapshot.projection.entity(id)?.point;
    return point ? map.project(point.lon, point.lat) : null;
  };
  return html`${breadcrumbs(
      [{ label: words('peers.title'), href: pageAddress('peers', lang) }],
      words('page.crumbs'),
    )}
    <header class="peers-head">
      <div>
        <h1>
          ${before}<span class="title-shape">${shapeIcon(answer.municipality, { size: 32 })}</span>
          ${name}${after}
        </h1>
        <p class="lead" id="peers-lead">${leadText(answer, words)}</p>
        ${presets(context, query)} ${definitions(context, answer)}
      </div>
      ${rankMap(map, {
        name,
        own: placeOf(answer.municipality.id),
        peers: answer.items.map(({ entity }) => placeOf(entity.id)),
        label: words('peers.map', { name, n: answer.items.length }),
      })}
    </header>`;
}

function leadText({ items }: PeersAnswer, words: PageContext['words']): string {
  const [first, second] = items.map(({ entity }) => entity.name);
  return words('peers.lead', { first: first ?? '', second: second ?? first ?? '' });
}

function presets({ words, lang }: PageContext, query: PeersQuery): Html {
  return segments(
    PRESET_NAMES.map((preset) => ({
      label: words(`peers.preset.${preset}`),
      href: peersAddress({ ...query, weights: PRESETS[preset] }, lang),
      current: sameWeights(query.weights, PRESETS[preset]),
    })),
    words('peers.presets'),
  );
}

function definitions({ words, lang }: PageContext, { pairs, absent, unranked }: PeersAnswer): Html {
  const missing = absent.filter(({ weight }) => weight > 0);
  return html`<dl class="definitions">
    <dt>${words('peers.about.similarity')}</dt>
    <dd>${words('peers.about.similarity.text', { n: numberText(pairs, lang) })}</dd>
    <dt>${words('peers.about.stability')}</dt>
    <dd>${words('peers.about.stability.text')}</dd>
    ${
      missing.length > 0
        ? html`<dt>${words('peers.about.absent')}</dt>
            <dd>
              ${missing.map(({ label, weight }) => html`${placeholderPill(words('peers.about.absent.group', { label, weight }))} `)}
              ${words('peers.about.absent.text')}
            </dd>`
        : ''
    }
    ${
      unranked > 0
        ? html`<dt>${words('peers.about.unranked')}</dt>
            <dd>${words('peers.about.unranked.text', { n: unranked })}</dd>`
        : ''
    }
  </dl>`;
}

function differences({ words, lang, snapshot }: PageContext, query: PeersQuery, answer: PeersAnswer): Html {
  const view = {
    action: pageAddress('peers', lang),
    kept: { municipality: query.municipality.id },
    groups: answer.groups.map(({ group, label, weight }) => ({
      id: group,
      label: withSoftHyphens(label),
      weight,
      most: MOST_WEIGHT,
    })),
    peers: answer.items.map((item): PeerView => {
      const region = snapshot.projection.entity(snapshot.geography.regionOf(item.entity.id) ?? '');
      return {
        entity: namedView(snapshot.projection, item.entity, lang),
        where: region ? toSummary(region, lang).name : '',
        place: item.rank,
        similarity: similarityText(item.similarity, lang),
        stability: stabilityText(item.rankInterval, lang),
        contributions: roundToSum(
          item.contributions.map(({ percent }) => percent ?? 0),
          0,
        ),
      };
    }),
  };
  return peersTable(view, words);
}

function tooLittle({ words, lang }: PageContext, { municipality }: PeersQuery): Html {
  const name = displayName(municipality, lang).name;
  return empty({
    heading: words('peers.empty'),
    text: words('peers.empty.text', { name }),
    ways: [
      { label: words('peers.empty.page'), href: pagePath(municipality, lang) },
      { label: words('peers.empty.other'), href: pageAddress('peers', lang) },
    ],
  });
}
