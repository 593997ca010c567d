import type { RelationAnswer } from '../contract/answers.ts';
import { withoutNames } from '../experts/without-names.ts';
import { relationAnswers } from '../network/describe.ts';
import { html, type Html, type Words } from '../pages/parts/html.ts';
import { lineSample } from '../pages/parts/line-sample.ts';
import { byStrength, type ModelEdge, type NetworkModel } from '../pages/network/model.ts';
import { lineSentence } from '../pages/network/sentences.ts';
import { sourceAddress } from '../pages/addresses.ts';
import { namesOf } from '../reading/find.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GraphStore } from '../store/graph-store.ts';
import type { Lang } from '../vocabulary/languages.ts';
import { outLink } from './frame.ts';

const MOST_QUOTES = 3;

interface LinesGround {
  store: GraphStore;
  snapshot: Snapshot;
  lang: Lang;
  words: Words;
  /** Before every address: the frame may stand anywhere. */
  origin: string;
}

/** Every line of the picture as a sentence that opens the words that prove it. No person is named. */
export async function frameLines(
  ground: LinesGround,
  model: NetworkModel,
  edgeHref: (id: string) => string,
): Promise<Html> {
  const { store, lang, words } = ground;
  const edges = model.edges.toSorted(byStrength);
  const proofs = await relationAnswers(
    store,
    edges.flatMap(({ relations }) => relations.map(({ id }) => id)),
    lang,
  );
  return html`<section class="frame-lines">
    <h2>${words('embed.lines')}</h2>
    <ul>
      ${edges.map(
        (edge) =>
          html`<li>
            <details>
              <summary>${lineSample(edge.certainty)}${lineSentence(model, edge, words)}</summary>
              ${quotesOf(ground, edge, proofs)}
              <p class="caption">${outLink(words('embed.open'), edgeHref(edge.id), words)}</p>
            </details>
          </li>`,
      )}
    </ul>
  </section>`;
}

interface Proof {
  text: string;
  isQuote: boolean;
  source: string;
  title: string;
  locator: string | null;
}

/** The first few different sentences behind a line. */
function quotesOf(ground: LinesGround, edge: ModelEdge, proofs: ReadonlyMap<string, RelationAnswer>): Html {
  const found = edge.relations.flatMap(({ id, activity }) => {
    const relation = proofs.get(id);
    return relation ? proofsOf(relation, peopleAround(ground.snapshot, [activity, ...endsOf(relation)])) : [];
  });
  const distinct = [...new Map(found.map((proof) => [`${proof.source} ${proof.text}`, proof])).values()];
  return html`${distinct.slice(0, MOST_QUOTES).map(
    ({ text, isQuote, source, title, locator }) =>
      html`<figure>
        ${isQuote ? html`<blockquote>${text}</blockquote>` : html`<p>${text}</p>`}
        <figcaption class="caption">
          ${outLink(title, ground.origin + sourceAddress(source, ground.lang), ground.words)}${locator ? `, ${locator}` : ''}
        </figcaption>
      </figure>`,
  )}`;
}

function endsOf({ from, to }: RelationAnswer): string[] {
  return [from, to].flatMap((end) => ('id' in end ? [end.id] : []));
}

function proofsOf({ evidence }: RelationAnswer, names: readonly string[]): Proof[] {
  return evidence.map((piece) => {
    const { quote, row, reason, locator, source } = withoutNames(piece, names);
    const text = quote ?? reason ?? rowText(row);
    return { text, isQuote: quote !== null, source: source.id, title: source.title, locator };
  });
}

function rowText(row: Readonly<Record<string, string>> | null): string {
  return Object.entries(row ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}

/** The names of the people who have to do with these entities: a sentence about an organisation may name them. */
function peopleAround({ projection }: Snapshot, ids: readonly string[]): string[] {
  const people = ids.flatMap((id) =>
    [projection.entity(id), ...projection.reaching(id).map(({ from }) => projection.entity(from))].flatMap(
      (entity) => (entity?.type === 'person' ? [entity] : []),
    ),
  );
  return [...new Set(people.flatMap(namesOf))];
}
