import type { EvidenceAnswer, RelationAnswer } from '../../contract/answers.ts';
import type { Entity } from '../../contract/entity.ts';
import { withoutNames } from '../../experts/without-names.ts';
import { yearsText } from '../../locales/dates.ts';
import { relationAnswers } from '../../network/describe.ts';
import { namesOf } from '../../reading/find.ts';
import type { PageContext } from '../context.ts';
import { claim } from '../parts/claim.ts';
import { evidenceSet } from '../parts/evidence-card.ts';
import { html, type Html } from '../parts/html.ts';
import { lineSample } from '../parts/line-sample.ts';
import { networkPanel } from '../parts/network-view.ts';
import { nameLink as namedLink, type NamedView } from '../parts/rows.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import { evidenceViews, type EvidenceViews } from '../views/evidence.ts';
import { namedEntity } from '../views/named.ts';
import { withSoftHyphens } from '../views/hyphens.ts';
import { capitalised } from '../views/relation-rows.ts';
import {
  byEnd,
  byStrength,
  edgesOf,
  nodeOf,
  type ModelActivity,
  type ModelEdge,
  type NetworkModel,
} from './model.ts';
import { lineNumber, lineSteps } from './line-steps.ts';
import { foundPanel } from './find-in-picture.ts';
import { insightLinks, insightPanel } from './insights.ts';
import { nameLink } from './name-link.ts';
import { nodeActions } from './node-actions.ts';
import { notDrawn } from './not-drawn.ts';
import { asksForPath, pathForm, pathPanel } from './path-panel.ts';
import { networkAddress, type Guess, type NetworkQuery, type QueryProblem } from './query.ts';
import { counted, joined, pairName, rolesText, sharedText } from './sentences.ts';

/** How many undertakings of one line are opened, and how many lines of a node are listed. */
const MOST_OPENED = 12;
const MOST_LINES = 60;
const STRONGEST = 8;

interface PanelGround {
  context: PageContext;
  model: NetworkModel;
  query: NetworkQuery;
  /** What of the address could not be used. */
  problems: readonly QueryProblem[];
  /** What of it was searched for. */
  guesses: readonly Guess[];
}

/** What stands beside the picture: the chosen line with its evidence, the chosen node, or what the picture shows. */
export async function panelOf(ground: PanelGround): Promise<Html> {
  const { model, query } = ground;
  const edge = query.edge === null ? undefined : model.edges.find(({ id }) => id === query.edge);
  if (edge) return edge.roles.length > 0 ? partyPanel(ground, edge) : sharedPanel(ground, edge);
  const node = query.node === null ? undefined : model.nodes.find(({ id }) => id === query.node);
  if (node) return nodePanel(ground, node.id);
  if (asksForPath(ground)) return pathPanel(ground);
  if (query.find !== null) return foundPanel(ground.context, { query, model, text: query.find });
  return query.insight === null ? generalPanel(ground) : insightPanel(ground, query.insight);
}

async function sharedPanel(ground: PanelGround, edge: ModelEdge): Promise<Html> {
  const { context, model } = ground;
  const { words } = context;
  const shown = edge.activities.slice(0, MOST_OPENED);
  const rest = edge.activities.slice(MOST_OPENED);
  const wanted = byEnd(edge)
    .flatMap(([, relations]) => relations)
    .filter(({ activity }) => shown.some(({ id }) => id === activity));
  const { parts, cards } = await openParts(ground, wanted);
  return networkPanel({
    over: lineNumber(ground, edge),
    name: pairName(model, edge, words),
    sentence: `${capitalised(sharedText(edge, words))}.`,
    body: html`${shown.map((activity, index) => {
      const own = parts.filter((part) => part.activity === activity.id);
      return activityLines(ground, activity, { parts: own, cards, open: index === 0 });
    })}
    ${rest.length > 0 ? activityNames(rest) : ''} ${lineSteps(ground, edge)} ${clearAction(ground)}`,
  });
}

/** One side's part in an undertaking: whose it is, what, and the relation that says so. */
interface Part {
  activity: string;
  /** The end of a shared line that the party stands for. */
  end: string | null;
  party: NamedView;
  label: string;
  scope: string | null;
  relation: string;
  years: string | null;
  evidence: readonly EvidenceAnswer[];
}

/** The parts behind a line, in its order, and what makes cards of their evidence. */
async function openParts(
  { context: { services, snapshot, lang, words } }: PanelGround,
  wanted: ModelEdge['relations'],
): Promise<{ parts: Part[]; cards: EvidenceViews }> {
  const relations = await relationAnswers(
    services.store,
    wanted.map(({ id }) => id),
    lang,
  );
  const parts = wanted.flatMap(({ activity, id, actor, end }): Part[] => {
    const relation = relations.get(id);
    const party = snapshot.projection.entity(actor);
    return relation && party
      ? [{ ...partOf({ snapshot, lang, words }, { activity, relation, party }), end }]
      : [];
  });
  return {
    parts,
    cards: await evidenceViews(
      services.store,
      parts.flatMap(({ evidence }) => evidence),
      lang,
    ),
  };
}

/**
 * Where an activity itself speaks (its topics, its target areas) the other end is the party. People are not named in
 * overviews: the organisation they spoke for stands for them.
 */
function partOf(
  { snapshot, lang, words }: Pick<PageContext, 'snapshot' | 'lang' | 'words'>,
  { activity, relation, party }: { activity: string; relation: RelationAnswer; party: Entity },
): Omit<Part, 'end'> {
  const { projection } = snapshot;
  const from = projection.entity('id' in relation.from ? relation.from.id : '');
  const to = projection.entity('id' in relation.to ? relation.to.id : '');
  const speaks = from?.id === activity && to !== undefined;
  const shown = speaks ? to : party;
  return {
    activity,
    party: namedEntity(projection, shown, lang),
    label: speaks ? words(`network.part.${relation.role === 'about' ? 'topic' : 'target'}`) : relation.label,
    scope: relation.scope?.name ?? null,
    relation: relation.id,
    years: yearsText(relation.period),
    evidence:
      from?.type === 'person'
        ? relation.evidence.map((piece) => withoutNames(piece, namesOf(from)))
        : relation.evidence,
  };
}

/** An undertaking with the roles of both sides in it, under the name of the end that each stands for. */
function activityLines(
  ground: PanelGround,
  activity: ModelActivity,
  { parts, cards, open }: { parts: readonly Part[]; cards: EvidenceViews; open: boolean },
): Html {
  const sides = [...Map.groupBy(parts, ({ end }) => end)];
  return html`<section class="shared-activity">
    <h3>
      ${shapeIcon(activity)} ${nameLink(activity)}
      <span class="years">${yearsText(activity.period) ?? ''}</span>
    </h3>
    ${sides.map(
      ([end, own], side) =>
        html`${end === null ? '' : html`<h4>${nodeOf(ground.model, end).name}</h4>`}
          <ul>
            ${own.map((part, index) => partRow(ground, part, { cards, open: open && side + index === 0 }))}
          </ul>`,
    )}
  </section>`;
}

/** A part that opens its sentence. One relation may stand for both ends. */
function partRow(
  { context: { words, lang } }: PanelGround,
  { relation, activity, end, party, label, evidence }: Part,
  { cards, open }: { cards: EvidenceViews; open: boolean },
): Html {
  const id = ['e', relation, ...(end === null ? [] : [activity, end])].join('-');
  const set = { ...cards.set(id, evidence), open };
  return html`<li class="row">
    <div class="shared-role">
      ${shapeIcon(party, { size: 14 })} ${namedLink(party)}
      <span class="shared-claim"
        >${claim({ text: label, evidence: set.id, certainty: cards.certainty(evidence), open })}</span
      >
    </div>
    ${evidenceSet(set, words, lang)}
  </li>`;
}

function activityNames(activities: readonly ModelActivity[]): Html {
  return html`<ul class="plain-list">
    ${activities.map(
      (activity) =>
        html`<li>
          ${shapeIcon(activity)}${nameLink(activity)}<span class="value"
            >${yearsText(activity.period) ?? ''}</span
          >
        </li>`,
    )}
  </ul>`;
}

/** A party's part in one undertaking: the sentence with its claims, the cards, and who else was in it. */
async function partyPanel(ground: PanelGround, edge: ModelEdge): Promise<Html> {
  const { context, model } = ground;
  const { words, lang } = context;
  const { parts, cards } = await openParts(ground, edge.relations);
  const party = nodeOf(model, edge.from);
  const years = parts[0]?.years ?? yearsText(edge.activities[0]?.period ?? null);
  const rows = parts.map((part, index) => {
    const set = { ...cards.set(`e-${part.relation}`, part.evidence, [party.name]), open: index === 0 };
    const { label: text, scope, evidence } = part;
    const view = { text, evidence: set.id, certainty: cards.certainty(evidence), open: set.open };
    return { said: html`${claim(view)}${scope ? ` (${scope})` : ''}`, card: evidenceSet(set, words, lang) };
  });
  // A card opens under its own claim: of several, each has a line to itself.
  const [only] = rows.length === 1 ? rows : [];
  return networkPanel({
    over: lineNumber(ground, edge),
    name: pairName(model, edge, words),
    sentence: html`${shapeIcon(party, { size: 14 })}
    ${nameLink(party)}${only ? html`: ${only.said}` : ''}${years ? `, ${years}` : ''}`,
    body: html`${only ? only.card : claimRows(rows)} ${lineSteps(ground, edge)} ${otherParties(ground, edge)}
    ${clearAction(ground)}`,
  });
}

function claimRows(rows: readonly { said: Html; card: Html }[]): Html {
  return html`<section class="shared-activity">
    <ul>
      ${rows.map(({ said, card }) => html`<li class="row">${said} ${card}</li>`)}
    </ul>
  </section>`;
}

function otherParties(ground: PanelGround, edge: ModelEdge): Html | string {
  const others = edgesOf(ground.model, edge.to).filter(({ id, to }) => id !== edge.id && to === edge.to);
  if (others.length === 0) return '';
  return html`<h3>${ground.context.words('network.panel.other-lines')}</h3>
    ${lineList(ground, others, edge.to)}`;
}

/** Lines by their far end, whose name chooses the line; a quiet link leads to its page. */
function lineList({ context, model, query }: PanelGround, edges: readonly ModelEdge[], from: string): Html {
  const { words, lang } = context;
  return html`<ul class="plain-list line-list">
    ${edges.slice(0, MOST_LINES).map((edge) => {
      const far = nodeOf(model, edge.from === from ? edge.to : edge.from);
      const what = edge.roles.length > 0 ? joined(edge.roles, words) : sharedText(edge, words);
      const href = networkAddress(query, lang, { edge: edge.id, node: null });
      return html`<li>
        ${shapeIcon(far)}
        <span
          ><a class="name" href="${href}" data-choose ${far.nameLang ? html` lang="${far.nameLang}"` : ''}
            >${withSoftHyphens(far.name)}</a
          >
          <a class="own-page" href="${far.url}"
            >${words('network.panel.own-page')}<span class="visually-hidden">: ${far.name}</span></a
          ></span
        >
        <span class="value">${lineSample(edge.certainty)} ${what}</span>
      </li>`;
    })}
  </ul>`;
}

function nodePanel(ground: PanelGround, id: string): Html {
  const { context, model, query } = ground;
  const { words, lang } = context;
  const node = nodeOf(model, id);
  const lines = edgesOf(model, id);
  const where = node.region && node.region.id !== id ? `${node.label}, ${node.region.name}` : node.label;
  return networkPanel({
    over: words('network.panel.node'),
    name: node.name,
    sentence: where,
    body: html`<p class="actions">
        <a class="button small" href="${node.url}">${words('network.panel.open')}</a>
        <button class="button small needs-script" type="button" data-neighbourhood="${id}">
          ${words('network.around')}
        </button>
        ${narrowLink(ground, node)} ${model.standing ? '' : nodeActions(context, query, node)}
      </p>
      ${partiesHere(ground, id)}
      ${lines.length > 0 ? html`<h3>${words('network.panel.lines-here')}</h3>` : ''}
      ${lineList(ground, lines, id)} ${weakerLines(ground, id)}
      <p class="actions">
        <a
          class="quiet"
          href="${networkAddress({ ...query, focus: false, depth: null, find: null }, lang, { edge: null, node: null })}"
          data-choose
          >${words('network.panel.clear')}</a
        >
      </p>`,
  });
}

/** How many lines of a node the least weight leaves out, and the way to all: around it alone there is room for them. */
function weakerLines({ context, model, query }: PanelGround, node: string): Html | string {
  const { words, lang } = context;
  const n = model.weaker.get(node) ?? 0;
  if (n === 0) return '';
  const href = networkAddress(query, lang, {
    node,
    edge: null,
    find: null,
    camera: null,
    focus: !model.standing,
    minWeight: 1,
  });
  return html`<p class="small">
    ${counted('network.panel.weaker', n, words)}
    <a href="${href}" data-choose>${words('network.panel.weaker.show')}</a>
  </p>`;
}

/** Who stands at a place of the map; each leads to the picture, where it is drawn itself. */
function partiesHere({ context, model, query }: PanelGround, place: string): Html | string {
  const { words, lang } = context;
  const here = model.standing?.get(place);
  if (!here) return '';
  return html`<h3>${words('network.panel.parties-here')}</h3>
    <ul class="plain-list">
      ${here
        .toSorted((a, b) => b.size - a.size || a.name.localeCompare(b.name, lang))
        .map((party) => {
          const href = networkAddress(query, lang, {
            view: 'picture',
            node: party.id,
            edge: null,
            camera: null,
          });
          return html`<li>${shapeIcon(party)}<a class="name plain" href="${href}">${party.name}</a></li>`;
        })}
    </ul>`;
}

/** One level down: the organisations of this region or topic. */
function narrowLink({ context, query }: PanelGround, node: { id: string; type: string }): Html | string {
  if (node.type !== 'region' && node.type !== 'topic') return '';
  const { words, lang } = context;
  const href = networkAddress(query, lang, {
    level: 'organisation',
    [node.type]: node.id,
    edge: null,
    node: null,
    minWeight: null,
  });
  return html`<a class="button small" href="${href}">${words('network.panel.organisations')}</a>`;
}

function generalPanel(ground: PanelGround): Html {
  const { context, model, query } = ground;
  const { words, lang } = context;
  const missing = notDrawn(context.snapshot, model, query, lang);
  const strongest = model.edges.toSorted(byStrength).slice(0, STRONGEST);
  return networkPanel({
    over: missing.map((name) => words('embed.not-drawn', { name })).join(' '),
    name: words('network.panel.none'),
    sentence: words(`network.panel.none.${model.standing ? 'map' : model.level}`),
    body: html`${strongest.length > 0 ? html`<h3>${words('network.panel.strongest')}</h3>` : ''}
      <ul class="plain-list no-shapes">
        ${strongest.map((edge) => {
          const href = networkAddress(query, lang, { edge: edge.id, node: null });
          return html`<li>
            <span><a class="name" href="${href}" data-choose>${pairName(model, edge, words)}</a></span>
            <span class="value"
              >${edge.roles.length > 0 ? rolesText(edge, words) : sharedText(edge, words)}</span
            >
          </li>`;
        })}
      </ul>
      ${insightLinks(ground)} ${pathForm(ground)}`,
  });
}

function clearAction({ context: { words, lang }, query }: PanelGround): Html {
  return html`<p class="actions">
    <a class="quiet" href="${networkAddress(query, lang, { edge: null, node: null })}" data-choose
      >${words('network.panel.clear')}</a
    >
  </p>`;
}
