import type { RelationAnswer } from '../contract/answers.ts';
import { relationAnswers } from '../network/describe.ts';
import { byStrength, type ModelEdge, type NetworkModel } from '../pages/network/model.ts';
import { lineSentence } from '../pages/network/sentences.ts';
import { html, type Html } from '../pages/parts/html.ts';
import { lineSample } from '../pages/parts/line-sample.ts';
import { outLink } from './frame.ts';
import type { FrameGround } from './ground.ts';
import { quotes, type Said } from './proofs.ts';

/** Every line of the picture as a sentence that opens the words that prove it. No person is named. */
export async function frameLines(
  ground: FrameGround,
  model: NetworkModel,
  edgeHref: (id: string) => string,
): Promise<Html> {
  const { services, lang, words } = ground;
  const edges = model.edges.toSorted(byStrength);
  const proofs = await relationAnswers(
    services.store,
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
              ${quotes(ground, saidOf(edge, proofs))}
              <p class="caption">${outLink(words('embed.open'), edgeHref(edge.id), words)}</p>
            </details>
          </li>`,
      )}
    </ul>
  </section>`;
}

function saidOf({ relations }: ModelEdge, proofs: ReadonlyMap<string, RelationAnswer>): Said[] {
  return relations.flatMap(({ id, activity }) => {
    const relation = proofs.get(id);
    return relation ? [{ evidence: relation.evidence, around: [activity, ...endsOf(relation)] }] : [];
  });
}

/** The ids at the ends of a relation. */
export function endsOf({ from, to }: Pick<RelationAnswer, 'from' | 'to'>): string[] {
  return [from, to].flatMap((end) => ('id' in end ? [end.id] : []));
}
