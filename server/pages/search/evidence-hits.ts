import type { SaidFact, SaidRelation } from '../../contract/found.ts';
import type { RelationEnd } from '../../contract/answers.ts';
import { describeSaid, type Said } from '../../reading/sentence-view.ts';
import type { EvidenceIndex } from '../../search/evidence-index.ts';
import type { SearchHit } from '../../search/search-index.ts';
import type { Sentence } from '../../search/sentences.ts';
import { chooseText } from '../../vocabulary/languages.ts';
import { pageAddress, sourceAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { section } from '../parts/headings.ts';
import { html, type Html } from '../parts/html.ts';
import { placeholderPill } from '../parts/pills.ts';
import { nameLink, plainList } from '../parts/rows.ts';
import { factText } from '../views/fact-text.ts';
import { markedText } from '../views/marked.ts';
import { isNamed, namedView, placeholderText } from '../views/named.ts';
import type { Asked } from './asked.ts';

/** Sentences and sources that are shown before the reader asks for all of them, and then. */
const SHOWN = 5;
const MOST = 200;
/** What a sentence proves may be a whole list of partners. */
const MOST_CLAIMS = 4;
const LONGEST_VALUE = 80;
const QUOTE_MARK = '”';

/** What a query finds in the words of sources. */
export interface EvidenceHits {
  sentences: readonly SearchHit[];
  sources: readonly SearchHit[];
}

export function findEvidence(evidence: EvidenceIndex, q: string): EvidenceHits {
  const all = { limit: Number.POSITIVE_INFINITY };
  return { sentences: evidence.sentences.search(q, all), sources: evidence.sources.search(q, all) };
}

/** Sentences, each with what it proves and its source, and sources, each group under a heading that counts it. */
export async function evidenceGroups(
  context: PageContext,
  evidence: EvidenceIndex,
  asked: Asked,
  { sentences, sources }: EvidenceHits,
): Promise<Html> {
  return html`${group(context, asked, 'sentences', sentences, await sentenceList(context, evidence, asked, shown(asked, sentences)))}
  ${group(context, asked, 'sources', sources, sourceList(context, evidence, asked, shown(asked, sources)))}`;
}

function shown<H>(asked: Asked, hits: readonly H[]): readonly H[] {
  return hits.slice(0, asked.in === null ? SHOWN : MOST);
}

function group(
  { words, lang }: PageContext,
  asked: Asked,
  name: 'sentences' | 'sources',
  hits: readonly SearchHit[],
  list: Html,
): Html {
  if (hits.length === 0) return html``;
  const count = hits.length;
  const first = shown(asked, hits).length;
  const isCut = first < count;
  const all = html`<p class="small">
    <a href="${pageAddress('search', lang, { q: asked.q, in: name })}">${words('search.all', { count })}</a>
  </p>`;
  return section(
    {
      id: name,
      heading: `${words(`search.${name}`)} (${count})`,
      under: isCut && asked.in !== null ? words('search.first', { shown: first, count }) : null,
    },
    html`${list} ${isCut && asked.in === null ? all : ''}`,
  );
}

async function sentenceList(
  context: PageContext,
  evidence: EvidenceIndex,
  { q }: Asked,
  hits: readonly SearchHit[],
): Promise<Html> {
  const { services, snapshot, lang } = context;
  const sentences = hits.flatMap(({ id }) => evidence.sentence(id) ?? []);
  const said = await describeSaid({ store: services.store, snapshot, lang }, sentences);
  return html`<ul class="found-sentences">
    ${sentences.flatMap((sentence) => {
      const proven = said.get(sentence.id);
      return proven ? [sentenceRow(context, evidence, { sentence, proven, q })] : [];
    })}
  </ul>`;
}

function sentenceRow(
  context: PageContext,
  evidence: EvidenceIndex,
  { sentence, proven, q }: { sentence: Sentence; proven: Said; q: string },
): Html {
  const { quote, locator } = sentence;
  const source = evidence.source(sentence.source);
  const title = source ? chooseText(source.title, context.lang) : null;
  const marked = markedText(quote, evidence.sentences.highlight(quote, q));
  return html`<li>
    <blockquote ${source?.lang ? html` lang="${source.lang}"` : ''}>
      ${QUOTE_MARK}${marked}${QUOTE_MARK}
    </blockquote>
    ${claims(context, sentence, proven)}
    <p class="caption">
      <a href="${sourceAddress(sentence.source, context.lang)}">${title?.text ?? sentence.source}</a
      >${locator ? `, ${locator}` : ''}
    </p>
  </li>`;
}

/** The first of what a sentence proves, one a line. */
function claims(context: PageContext, { relations, facts }: Sentence, proven: Said): Html {
  const told = [
    ...proven.relations.map((relation) => relationText(context, relation)),
    ...proven.facts.map((fact) => factLine(context, fact)),
  ].slice(0, MOST_CLAIMS);
  const more = relations.length + facts.length - told.length;
  return html`<ul class="small">
    ${told.map((one) => html`<li>${one}</li>`)}
    ${more > 0 ? html`<li>${context.words('search.proves-more', { count: more })}</li>` : ''}
  </ul>`;
}

/** "Kotka, päätoteuttaja: Musiikki elämään". */
function relationText(context: PageContext, { from, to, title, label }: SaidRelation): Html {
  return html`${endText(context, from)}, ${title ?? label}: ${endText(context, to)}`;
}

function endText({ snapshot, lang }: PageContext, end: RelationEnd): Html {
  return isNamed(end)
    ? nameLink(namedView(snapshot.projection, end, lang))
    : placeholderPill(placeholderText(end, lang));
}

/** "Musiikki elämään, kesto: 3 kk"; the quote itself has what is longer. */
function factLine({ snapshot, words, lang }: PageContext, { entity, ...fact }: SaidFact): Html {
  const { text } = factText(fact, words, lang);
  const name = nameLink(namedView(snapshot.projection, entity, lang));
  return html`${name}, ${fact.label}${text.length > LONGEST_VALUE ? '' : `: ${text}`}`;
}

function sourceList(
  { lang }: PageContext,
  evidence: EvidenceIndex,
  { q }: Asked,
  hits: readonly SearchHit[],
): Html {
  return plainList(
    hits.flatMap(({ id }) => {
      const source = evidence.source(id);
      if (!source) return [];
      const title = chooseText(source.title, lang)?.text ?? id;
      return [
        {
          shape: null,
          name: markedText(title, evidence.sources.highlight(title, q)),
          href: sourceAddress(id, lang),
          value: source.publisher,
        },
      ];
    }),
  );
}
