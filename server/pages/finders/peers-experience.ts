import type { PeerAnswer, PeerExperience, PeersAnswer } from '../../contract/finders.ts';
import { shareText, similarityText } from '../../locales/peer-texts.ts';
import { toSummary } from '../../reading/entity-view.ts';
import type { PageContext } from '../context.ts';
import { claim } from '../parts/claim.ts';
import { evidenceSet } from '../parts/evidence-card.ts';
import { section } from '../parts/headings.ts';
import { html, type Html } from '../parts/html.ts';
import { evidenceList, nameLink } from '../parts/rows.ts';
import { scoreCard, type ScoreView } from '../parts/scores.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import { evidenceViews, type EvidenceViews } from '../views/evidence.ts';
import { namedView } from '../views/named.ts';
import { contactsLine } from './contacts-line.ts';
import { lineEvidence, scoreViews } from './experts-view.ts';

/** Peers with experience of the topic asked for: what they did, by which documents, and the way to them. */
export async function experienceSection(context: PageContext, answer: PeersAnswer): Promise<Html> {
  const { words, lang, services } = context;
  const { topic, municipality, items } = answer;
  if (topic === null) return html``;
  const heading = words('peers.experience', { topic: topic.name });
  if (items.length === 0)
    return section(
      { heading, id: 'experience' },
      html`<p>${words('peers.experience.none', { name: municipality.name, topic: topic.name })}</p>`,
    );
  const cards = await evidenceViews(services.store, evidenceIn(items), lang);
  const views = cardViews(context, answer, cards);
  return section(
    { heading, under: words('peers.experience.under'), id: 'experience' },
    html`${evidenceList(html`${views.map((view) => scoreCard(view, words, lang))}`)}
    ${hasPath(items) ? '' : html`<p class="small path">${words('peers.path.none', { name: municipality.name })}</p>`}`,
  );
}

function hasPath(items: readonly PeerAnswer[]): boolean {
  return items.some(({ experience }) => experience?.path);
}

function evidenceIn(items: readonly PeerAnswer[]) {
  return items.flatMap(({ experience }) => [
    ...(experience?.lines ?? []).flatMap(lineEvidence),
    ...(experience?.path?.steps ?? []).flatMap(({ relations }) =>
      relations.slice(0, 1).flatMap(({ evidence }) => evidence),
    ),
  ]);
}

function cardViews(context: PageContext, { municipality, items }: PeersAnswer, cards: EvidenceViews) {
  const { words, lang, snapshot } = context;
  const experienced = items.flatMap(({ entity, experience, ...peer }) =>
    experience ? [{ entity, experience, ...peer }] : [],
  );
  const strongest = Math.max(...experienced.map(({ experience }) => experience.score));
  const asExperts = experienced.map(({ entity, experience: { score, confidence, lines } }) => ({
    entity,
    score,
    confidence,
    lines,
    topics: [],
    contacts: [],
  }));
  const shown = { items: asExperts, mode: 'all' as const, topics: [] };
  return scoreViews({ snapshot, cards, words, lang }, shown, strongest).map((view, at): ScoreView => {
    const { entity, experience, similarity, rank, contacts } = experienced[at]!;
    const region = snapshot.projection.entity(snapshot.geography.regionOf(entity.id) ?? '');
    return {
      ...view,
      id: entity.id,
      strength: shareText(experience.fit, lang),
      total: { label: words('peers.experience.sum'), shown: view.strength },
      about: words('peers.experience.likeness', {
        region: region ? toSummary(region, lang).name : '',
        similarity: similarityText(similarity, lang),
        experience: shareText(experience.experience, lang),
        place: rank,
        fit: at + 1,
      }),
      foot: html`${contactsLine(context, besideItself(contacts))}
      ${
        hasPath(items)
          ? pathLine(context, { from: municipality.name, to: entity.id, path: experience.path }, cards)
          : ''
      }`,
    };
  });
}

/** The card's head leads to the municipality itself. */
function besideItself(contacts: PeerAnswer['contacts']): PeerAnswer['contacts'] {
  const others = contacts.filter(({ as }) => as !== 'self');
  return others.length > 0 ? others : contacts;
}

/** The way from one municipality to another: each step is a role that opens its evidence. */
function pathLine(
  { words, lang, snapshot }: PageContext,
  { from, to, path }: { from: string; to: string; path: PeerExperience['path'] },
  cards: EvidenceViews,
): Html {
  if (path === null) return html`<p class="small path">${words('peers.path.none', { name: from })}</p>`;
  const steps = path.steps.flatMap(({ relations }, at) => {
    const [relation] = relations;
    const node = path.nodes[at + 1];
    if (!relation || !node) return [];
    return [{ relation, node, set: cards.set(`e-way-${to}-${relation.id}`, relation.evidence) }];
  });
  return html`<div class="row">
    <p class="small path">
      ${words('peers.path', { name: from })}
      ${steps.map(({ relation, node, set }) => {
        const view = namedView(snapshot.projection, node, lang);
        return html`<span class="path-step"
          >${claim({ text: relation.label, evidence: set.id, certainty: cards.certainty(relation.evidence) })}
          ${shapeIcon(view, { size: 14 })} ${nameLink(view)}</span
        > `;
      })}
    </p>
    ${steps.map(({ set }) => evidenceSet(set, words, lang))}
  </div>`;
}
