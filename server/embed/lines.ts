import type { EvidenceAnswer, RelationAnswer } from '../contract/answers.ts';
import { namesNear } from '../experts/people-near.ts';
import { withoutNames } from '../experts/without-names.ts';
import { relationAnswers } from '../network/describe.ts';
import {
  byEnd,
  byStrength,
  nodeOf,
  type EdgeRelation,
  type ModelEdge,
  type NetworkModel,
} from '../pages/network/model.ts';
import { lineSentence } from '../pages/network/sentences.ts';
import { html, type Html } from '../pages/parts/html.ts';
import { lineSample } from '../pages/parts/line-sample.ts';
import { evidenceViews, type EvidenceViews } from '../pages/views/evidence.ts';
import { frameCard } from './frame-card.ts';
import { outLink } from './frame.ts';
import type { FrameGround } from './ground.ts';

/** Every line of a picture as a sentence that opens the words that prove it. No person is named. */
export interface FrameLines {
  /** All of them, strongest first. */
  list: Html;
  /** Some of them, the first one open. */
  open(edges: readonly ModelEdge[]): Html;
}

/** So many lines, the strongest, carry their proofs with them; those of a larger picture are a link away. */
const MOST_PROVEN = 300;
/** More cards than this for one line nobody reads in a frame: the rest is a link away. */
const MOST_CARDS = 3;

/** What proves a line, of one end where it has two sides. */
interface Side {
  end: string | null;
  evidence: EvidenceAnswer[];
}

interface LinesView extends FrameGround {
  model: NetworkModel;
  edgeHref: (id: string) => string;
  pieces: ReadonlyMap<string, readonly Side[]>;
  cards: EvidenceViews;
}

/** Reads the evidence of every line at once. */
export async function frameLines(
  ground: FrameGround,
  model: NetworkModel,
  edgeHref: (id: string) => string,
): Promise<FrameLines> {
  const { services, lang, words } = ground;
  const edges = model.edges.toSorted(byStrength);
  const proven = edges.slice(0, MOST_PROVEN);
  const proofs = await relationAnswers(
    services.store,
    proven.flatMap(({ relations }) => relations.map(({ id }) => id)),
    lang,
  );
  const pieces = new Map(proven.map((edge) => [edge.id, piecesOf(ground, edge, proofs)]));
  const cards = await evidenceViews(
    services.store,
    [...pieces.values()].flatMap((sides) => sides.flatMap(({ evidence }) => evidence)),
    lang,
  );
  const view = { ...ground, model, edgeHref, pieces, cards };
  return {
    list: html`<section class="frame-lines">
      <h2>${words('embed.lines')}</h2>
      <ul>
        ${edges.map((edge) => line(view, edge))}
      </ul>
    </section>`,
    open: (chosen) =>
      html`<ul>
        ${chosen.toSorted(byStrength).map((edge, index) => line(view, edge, index === 0))}
      </ul>`,
  };
}

/** `data-line` and `data-ends` are what a script finds it by. */
function line(
  { model, words, edgeHref, pieces, cards, ...ground }: LinesView,
  edge: ModelEdge,
  open = false,
): Html {
  const { id, from, to, certainty } = edge;
  const sides = pieces.get(id) ?? [];
  const most = Math.ceil(MOST_CARDS / Math.max(1, sides.length));
  return html`<li data-line="${id}" data-ends="${from} ${to}">
    <details${open ? html` open` : ''}>
      <summary>${lineSample(certainty)}<span><span class="frame-claim">${lineSentence(model, edge, words)}</span></span></summary>
      ${sides.map(
        ({ end, evidence }) =>
          html`${end === null ? '' : html`<p class="frame-end">${nodeOf(model, end).name}</p>`}
          ${cards
            .set(`${id} ${end}`, evidence)
            .cards.slice(0, most)
            .map((card) => frameCard({ ...ground, words }, card))}`,
      )}
      <p class="caption">${outLink(words('embed.open'), edgeHref(id), words)}</p>
    </details>
  </li>`;
}

/** What proves a line, side by side, without the names of people who have not consented. */
function piecesOf(
  { snapshot }: FrameGround,
  edge: ModelEdge,
  proofs: ReadonlyMap<string, RelationAnswer>,
): Side[] {
  const evidenceOf = ({ id, activity }: EdgeRelation) => {
    const relation = proofs.get(id);
    if (!relation) return [];
    const names = namesNear(snapshot, [activity, ...endsOf(relation)]);
    return relation.evidence.map((piece) => withoutNames(piece, names));
  };
  return byEnd(edge).map(([end, relations]) => ({ end, evidence: relations.flatMap(evidenceOf) }));
}

/** The ids at the ends of a relation. */
export function endsOf({ from, to }: Pick<RelationAnswer, 'from' | 'to'>): string[] {
  return [from, to].flatMap((end) => ('id' in end ? [end.id] : []));
}
