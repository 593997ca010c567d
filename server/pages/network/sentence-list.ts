import type { RelationAnswer } from '../../contract/answers.ts';
import { yearsText } from '../../locales/dates.ts';
import { claimWords } from '../../locales/sentences.ts';
import { relationAnswers } from '../../network/describe.ts';
import { sourceAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { html, type Html } from '../parts/html.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import { byStrength, nodeOf, yearsSpanned, type ModelEdge, type NetworkModel } from './model.ts';
import { nameLink } from './name-link.ts';
import { sharedText } from './sentences.ts';
import { someActivities } from './some-activities.ts';

type ListContext = Pick<PageContext, 'words' | 'lang'> & {
  services: Pick<PageContext['services'], 'store'>;
};

/** The same lines as the picture has, each said in words, strongest first; what is said opens what proves it. */
export async function sentenceList(
  context: ListContext,
  model: NetworkModel,
  edgeHref: (id: string) => string,
): Promise<Html> {
  const edges = model.edges.toSorted(byStrength);
  const relations = await relationAnswers(
    context.services.store,
    model.level === 'organisation' ? edges.flatMap((edge) => edge.relations.map(({ id }) => id)) : [],
    context.lang,
  );
  return html`<ul class="sentence-list">
    ${edges.flatMap((edge) =>
      model.level === 'organisation'
        ? partySentences(context, { model, edge, relations, edgeHref })
        : [sharedSentence(context, { model, edge, edgeHref })],
    )}
  </ul>`;
}

interface Told {
  model: NetworkModel;
  edge: ModelEdge;
  edgeHref: (id: string) => string;
}

/** "Lappi ja Norja: yhteistä 7 hanketta, 2015–2019: A, B, C ja 4 muuta." */
function sharedSentence({ words }: ListContext, { model, edge, edgeHref }: Told): Html {
  const href = edgeHref(edge.id);
  const [from, to] = [nodeOf(model, edge.from), nodeOf(model, edge.to)];
  return html`<li>
    ${shapeIcon(from, { size: 14 })} ${nameLink(from)} ${words('list.and')} ${nameLink(to)}:
    ${claimLink(edge, href, sharedText(edge, words))}: ${someActivities(edge, href, words)}.
  </li>`;
}

/** "Museovirasto koordinoi hanketta Museot hyvinvoinnin edistäjinä, 2011–2013; lähde …", one for each relation. */
function partySentences(
  context: ListContext,
  { model, edge, relations, edgeHref }: Told & { relations: ReadonlyMap<string, RelationAnswer> },
): Html[] {
  const { words, lang } = context;
  const [from, to] = [nodeOf(model, edge.from), nodeOf(model, edge.to)];
  const told = new Map(
    edge.relations.flatMap(({ id }) => {
      const relation = relations.get(id);
      if (!relation) return [];
      const { before, claim } = claimWords({ role: relation.role, from: from.type, to: to.type }, lang);
      const years = yearsText(relation.period) ?? yearsSpanned(edge.activities);
      return [[`${claim} ${years ?? ''}`, { relation, before, claim, years }] as const];
    }),
  );
  return [...told.values()].map(
    ({ relation, before, claim, years }) =>
      html`<li>
        ${shapeIcon(from, { size: 14 })} ${before}${nameLink(from)}
        ${claimLink(edge, edgeHref(edge.id), claim)} ${nameLink(to)}${years ? `, ${years}` : ''};
        ${sourcesOf(relation, { words, lang })}.
      </li>`,
  );
}

function claimLink({ certainty }: ModelEdge, href: string, text: string): Html {
  return html`<a class="claim ${certainty}" href="${href}" data-choose>${text}</a>`;
}

function sourcesOf({ evidence }: RelationAnswer, { words, lang }: Pick<ListContext, 'words' | 'lang'>): Html {
  const sources = [...new Map(evidence.map(({ source }) => [source.id, source])).values()];
  return html`${words(sources.length === 1 ? 'network.list.source' : 'network.list.sources')}
  ${sources.map(
    ({ id, title }, index) => html`${index > 0 ? ', ' : ''}<a href="${sourceAddress(id, lang)}">${title}</a>`,
  )}`;
}
