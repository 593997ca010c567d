import type { RelationAnswer } from '../../contract/answers.ts';
import { displayName, pagePath } from '../../reading/entity-view.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { PageContext } from '../context.ts';
import { readRelations } from '../entity/subject.ts';
import { mapOfFinland } from '../network/map.ts';
import { byStrength, nodeOf, type ModelEdge, type NetworkModel } from '../network/model.ts';
import { networkPicture } from '../network/picture.ts';
import { networkAddress, readNetworkQuery, type NetworkQuery } from '../network/query.ts';
import { MOST_LINES, readNetwork } from '../network/read-network.ts';
import { pairName, sharedText } from '../network/sentences.ts';
import { readableLeast } from '../../scene/readable-least.ts';
import { claim } from '../parts/claim.ts';
import { evidenceSet } from '../parts/evidence-card.ts';
import { html, raw, type Html } from '../parts/html.ts';
import { evidenceList, nameLink } from '../parts/rows.ts';
import { evidenceViews } from '../views/evidence.ts';
import { isNamed, namedView } from '../views/named.ts';
import { roleText } from '../views/relation-rows.ts';

const WIDTH = 440;
const HEIGHT = 760;

/** The regions of Finland and what joins them, with one line open: its sentence and the words that prove it. */
export async function livingPicture(context: PageContext): Promise<Html> {
  const { words, lang, snapshot } = context;
  const { query } = readNetworkQuery({ level: 'region' }, snapshot);
  const model = withinFinland(readNetwork(context, { ...query, minWeight: 1 }));
  const edge = lineToOpen(snapshot, model);
  if (!edge) return html``;
  const picture = networkPicture(
    model,
    {
      width: WIDTH,
      height: HEIGHT,
      selected: edge.id,
      nodeHref: (node) => networkAddress(query, lang, { node, edge: null }),
      edgeHref: (id) => networkAddress(query, lang, { edge: id, node: null }),
      map: mapOfFinland(WIDTH, HEIGHT),
    },
    words,
  );
  return html`<aside class="living" aria-label="${words('home.picture')}">
    ${raw(picture)} ${await openLine(context, model, query, edge)}
  </aside>`;
}

/** Lines abroad need the room of the network's own page; of those within Finland, as many as can be read here. */
function withinFinland(model: NetworkModel): NetworkModel {
  const nodes = model.nodes.filter(({ kind }) => kind === 'maakunta');
  const home = new Set(nodes.map(({ id }) => id));
  const edges = model.edges.filter(({ from, to }) => home.has(from) && home.has(to));
  const weights = edges.map(({ weight }) => weight);
  const least = readableLeast(weights, MOST_LINES.region);
  const kept = edges.filter(({ weight }) => weight >= least);
  const touched = new Set(kept.flatMap(({ from, to }) => [from, to]));
  return { ...model, least, edges: kept, nodes: nodes.filter(({ id }) => touched.has(id)) };
}

/**
 * The strongest line that organisations stand behind, first of those that a sentence proves; of equals the longest, for
 * it joins what lies far apart.
 */
function lineToOpen({ projection }: Snapshot, model: NetworkModel): ModelEdge | undefined {
  const strongest = model.edges.toSorted(
    (a, b) =>
      Number(b.certainty === 'stated') - Number(a.certainty === 'stated') ||
      b.weight - a.weight ||
      lengthOf(model, b) - lengthOf(model, a) ||
      byStrength(a, b),
  );
  const byOrganisations = strongest.filter(({ relations }) =>
    relations.some(({ actor }) => projection.entity(actor)?.type === 'organisation'),
  );
  return byOrganisations[0] ?? strongest[0];
}

function lengthOf(model: NetworkModel, { from, to }: ModelEdge): number {
  const [a, b] = [nodeOf(model, from), nodeOf(model, to)];
  return Math.hypot((a.x ?? 0) - (b.x ?? 0), (a.y ?? 0) - (b.y ?? 0));
}

/** The chosen line in a sentence, then one part in the first of its undertakings with its card open. */
async function openLine(
  context: PageContext,
  model: NetworkModel,
  query: NetworkQuery,
  edge: ModelEdge,
): Promise<Html> {
  const { words, lang, snapshot } = context;
  const more = networkAddress(query, lang, { edge: edge.id, node: null });
  const found = await firstPart(context, edge);
  return html`<p class="sentence">
      <a href="${more}">${pairName(model, edge, words)}</a>: ${sharedText(edge, words)}.
    </p>
    ${found ? await openPart({ words, lang, snapshot, context }, found) : ''}`;
}

/** The first part of an organisation that the line rests on, before others one that a sentence states. */
async function firstPart(context: PageContext, { relations }: ModelEdge): Promise<RelationAnswer | null> {
  const found = await readRelations(
    context,
    relations.map(({ id }) => id),
  );
  const organisations = found.filter(({ from }) => isNamed(from) && from.type === 'organisation');
  const byOrganisations = organisations.length > 0 ? organisations : found;
  return (
    byOrganisations.find(({ evidence }) => evidence.some(({ certainty }) => certainty === 'stated')) ??
    byOrganisations[0] ??
    null
  );
}

async function openPart(
  {
    words,
    lang,
    snapshot,
    context,
  }: Pick<PageContext, 'words' | 'lang' | 'snapshot'> & { context: PageContext },
  relation: RelationAnswer,
): Promise<Html> {
  const { projection } = snapshot;
  const cards = await evidenceViews(context.services.store, relation.evidence, lang);
  const id = `picture-${relation.id}`;
  const activity = isNamed(relation.to) ? projection.entity(relation.to.id) : undefined;
  // The claim comes last, so that its thread runs through no other words on its way to the card.
  return evidenceList(
    html`<div class="claim-scope">
      <p class="sentence">
        ${
          activity
            ? html`<a class="name plain" href="${pagePath(activity, lang)}"
                  >${displayName(activity, lang).name}</a
                >: `
            : ''
        }
        ${isNamed(relation.from) ? html`${nameLink(namedView(projection, relation.from, lang))}, ` : ''}
        ${claim({ text: roleText(relation, words), evidence: id, certainty: cards.certainty(relation.evidence), open: true })}
      </p>
      ${evidenceSet({ ...cards.set(relation.id, relation.evidence.slice(0, 1)), id, open: true }, words, lang)}
    </div>`,
  );
}
