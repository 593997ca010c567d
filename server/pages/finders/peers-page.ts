import type { PeerAnswer, PeersAnswer } from '../../contract/finders.ts';
import { numberText } from '../../locales/numbers.ts';
import { similarityText, stabilityText } from '../../locales/peer-texts.ts';
import { roundToSum } from '../../experts/score.ts';
import { describePeers, groupLabel } from '../../peers/describe.ts';
import { experiencedPeers } from '../../peers/experience.ts';
import { findPeers, type FoundPeers } from '../../peers/gather.ts';
import { DEFAULT_WEIGHTS } from '../../peers/variables.ts';
import { displayName, pagePath, toSummary } from '../../reading/entity-view.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { finlandMap, type FinlandMap } from '../geometry/finland.ts';
import { renderInFrame } from '../page.ts';
import { breadcrumbs } from '../parts/breadcrumbs.ts';
import { problemNotice } from '../network/problems.ts';
import type { QueryProblem } from '../network/query.ts';
import { filterForm, segments } from '../parts/controls.ts';
import { section } from '../parts/headings.ts';
import { html, raw, type Html } from '../parts/html.ts';
import { empty, notice } from '../parts/notices.ts';
import { placeholderPill } from '../parts/pills.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import { peersTable, type PeerView } from '../parts/tables.ts';
import { withSoftHyphens } from '../views/hyphens.ts';
import { namedView } from '../views/named.ts';
import { figuresSection } from './peers-figures.ts';
import { contactAsked, peersData, scriptJson, type PeersData } from './peers-data.ts';
import { experienceSection } from './peers-experience.ts';
import { rankMap } from './peers-map.ts';
import {
  MOST_WEIGHT,
  movedWeights,
  narrowing,
  peersAddress,
  peersFile,
  PRESET_NAMES,
  PRESETS,
  sameWeights,
  type PeersQuery,
  type WeightProblem,
} from './peers-query.ts';
import { topicsUsed } from './topics-used.ts';

const SHOWN = 10;
const MAP = { width: 300, height: 500, padding: 12 };

/** What of an address could not be used. */
interface Wrong {
  problems: readonly WeightProblem[];
  allZero: boolean;
  ignored: readonly QueryProblem[];
}

interface Answered {
  query: PeersQuery;
  found: FoundPeers;
  answer: PeersAnswer;
  /** Those with experience of the topic; null where none is asked for. */
  experienced: PeersAnswer | null;
  shares: PeersData['experience'];
}

/** Municipalities like this one, and what the differences consist of; with a topic, those that have done it. */
export async function peersPage(context: PageContext, query: PeersQuery, wrong: Wrong): Promise<Response> {
  const { services, lang, words } = context;
  const answered = await ask(context, query);
  const failed = wrong.allZero || wrong.problems.length > 0 || wrong.ignored.length > 0;
  const name = displayName(query.municipality, lang).name;
  const some = answered.answer.items.length > 0;
  return renderInFrame(
    { ...context, publicUrl: services.publicUrl },
    {
      title: words('peers.like', { name }),
      description: words('peers.description', { name }),
      address: (other) => peersAddress(query, other),
      current: 'peers',
      noindex: failed,
      embed: { widget: 'peers', query: { municipality: query.municipality.id } },
      scripts: some ? ['web/pages/peers.ts'] : [],
      body: html`${problemNotices(context, wrong)}
      ${problemNotice(context, wrong.ignored, words('peers.problem.ignored'))}
      ${some ? await filled(context, answered) : tooLittle(context, query)}`,
    },
    failed ? 400 : 200,
  );
}

async function ask({ services, snapshot, lang }: PageContext, query: PeersQuery): Promise<Answered> {
  const ground = { store: services.store, snapshot };
  const { municipality, weights, topic, sameLanguage, elsewhere, asOf, pinned, banned } = query;
  const day = asOf === null ? {} : { asOf };
  const own = snapshot.geography.regionOf(municipality.id);
  const found = await findPeers(ground, municipality.id, {
    k: SHOWN,
    weights,
    sameLanguage,
    excludeRegions: elsewhere && own !== null ? [own] : [],
    ...day,
    also: pinned,
    without: banned,
  });
  const describing = { ...ground, lang };
  const page = { items: found.ranking.peers, total: found.ranking.ranked, next: null };
  const answer = await describePeers(describing, found, page, day);
  if (topic === null) return { query, found, answer, experienced: null, shares: [] };
  const all = await findPeers(ground, municipality.id, {
    k: snapshot.projection.ofKind('municipality').length,
    weights,
    sameLanguage,
    excludeRegions: elsewhere && own !== null ? [own] : [],
    ...day,
    without: banned,
  });
  const experience = await experiencedPeers({ ...ground, now: services.clock() }, all, {
    topic: topic.id,
    ...day,
  });
  const items = experience.peers.slice(0, SHOWN);
  const experienced = await describePeers(
    describing,
    all,
    { items, total: experience.peers.length, next: null },
    { experience, ...day },
  );
  return {
    query,
    found,
    answer,
    experienced,
    shares: items.map(({ id, experience: share }) => [id, share]),
  };
}

function problemNotices(
  { words, lang }: PageContext,
  { problems, allZero }: Pick<Wrong, 'problems' | 'allZero'>,
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

async function filled(context: PageContext, answered: Answered): Promise<Html> {
  const { words, lang, snapshot } = context;
  const { query, found, answer, experienced, shares } = answered;
  const map = finlandMap(MAP.width, MAP.height, MAP.padding);
  const data = peersData(snapshot, found.figures, {
    target: query.municipality.id,
    shown: SHOWN,
    left: found.left,
    pinned: [...query.pinned],
    experience: shares,
    map,
    lang,
  });
  return html`${head(context, query, answer, map)}
    ${experienced ? await experienceSection(context, experienced) : ''}
    ${section(
      { heading: words('peers.differences'), under: words('peers.differences.under') },
      html`${differences(context, query, answer)} ${bannedLine(context, query)}`,
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
  // What is pinned may stand far behind: the discs are the nearest ones only.
  const nearest = answer.items.filter(({ rank }) => rank <= SHOWN);
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
        ${presets(context, query)} ${narrowForm(context, query)} ${definitions(context, answer)}
      </div>
      ${rankMap(map, {
        name,
        own: placeOf(answer.municipality.id),
        peers: nearest.map(({ entity }) => placeOf(entity.id)),
        label: words('peers.map', { name, n: nearest.length }),
      })}
    </header>`;
}

function leadText({ items }: PeersAnswer, words: PageContext['words']): string {
  const [first, second] = items.map(({ entity }) => entity.name);
  return words('peers.lead', { first: first ?? '', second: second ?? first ?? '' });
}

/** What narrows the list, and the way to paper, which a script shows where there is one. */
function narrowForm({ words, lang, snapshot }: PageContext, query: PeersQuery): Html {
  const {
    topic: _topic,
    sameLanguage: _same,
    excludeRegion: _region,
    asOf: _day,
    ...kept
  } = narrowing(query);
  const topics = topicsUsed(snapshot).map(({ topic }) => topic);
  const known = topics.some(({ id }) => id === query.topic?.id);
  const offered = query.topic && !known ? [query.topic, ...topics] : topics;
  const options = offered
    .map((topic) => ({ value: topic.id, label: displayName(topic, lang).name }))
    .toSorted((a, b) => a.label.localeCompare(b.label, lang));
  return html`<div class="peers-tools">
    ${filterForm({
      action: pageAddress('peers', lang),
      label: words('peers.narrow'),
      submit: words('peers.narrow.show'),
      kept: { ...kept, ...movedWeights(query.weights) },
      filters: [
        {
          form: 'choice',
          name: 'topic',
          label: words('peers.topic'),
          value: query.topic?.id ?? '',
          options: [{ value: '', label: words('peers.topic.none') }, ...options],
        },
        { form: 'tick', name: 'sameLanguage', label: words('peers.same-language'), on: query.sameLanguage },
        { form: 'tick', name: 'excludeRegion', label: words('peers.elsewhere'), on: query.elsewhere },
        { form: 'text', name: 'asOf', label: words('peers.as-of'), value: query.asOf ?? '' },
      ],
    })}
    <a class="button small" id="peers-file" href="${peersFile(query, lang)}" download
      >${words('finders.csv')}</a
    >
    <button class="button small" type="button" id="print-page" hidden>${words('peers.print')}</button>
  </div>`;
}

function choicesFor(
  { words, lang }: PageContext,
  query: PeersQuery,
  { entity: { id, name, url }, contacts }: PeerAnswer,
): PeerView['choices'] {
  const pinned = query.pinned.includes(id);
  const others = query.pinned.filter((one) => one !== id);
  const asked = contactAsked(contacts);
  return [
    {
      label: words('peers.ask'),
      spoken: words('peers.ask.whom', { name }),
      href: asked?.url ?? url,
    },
    {
      label: words(pinned ? 'peers.unpin' : 'peers.pin'),
      spoken: words(pinned ? 'peers.unpin.whom' : 'peers.pin.whom', { name }),
      href: peersAddress({ ...query, pinned: pinned ? others : [...others, id] }, lang),
    },
    {
      label: words('peers.ban'),
      spoken: words('peers.ban.whom', { name }),
      href: peersAddress({ ...query, pinned: others, banned: [...query.banned, id] }, lang),
    },
  ];
}

/** Those left out, each with the way back. */
function bannedLine({ words, lang, snapshot }: PageContext, query: PeersQuery): Html {
  if (query.banned.length === 0) return html``;
  const links = query.banned.map((id) => {
    const entity = snapshot.projection.entity(id);
    const name = entity ? displayName(entity, lang).name : id;
    const href = peersAddress({ ...query, banned: query.banned.filter((one) => one !== id) }, lang);
    return html`<a href="${href}" aria-label="${words('peers.unban.whom', { name })}">${name}</a> `;
  });
  return html`<p class="small banned">${words('peers.banned')} ${links}</p>`;
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

function differences(context: PageContext, query: PeersQuery, answer: PeersAnswer): Html {
  const { words, lang, snapshot } = context;
  const view = {
    action: pageAddress('peers', lang),
    kept: narrowing(query),
    reset: peersAddress({ ...query, weights: DEFAULT_WEIGHTS }, lang),
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
        choices: choicesFor(context, query, item),
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
