import { CERTAINTIES, type Certainty } from '../../vocabulary/certainty.ts';
import { html, type Html, type Words } from './html.ts';
import { lineSample } from './line-sample.ts';

/** A piece of a quote: plain, marked as proving, or the gap between two spans. */
export interface QuotePart {
  text: string;
  form: 'plain' | 'proving' | 'gap';
}

/** A row of a register as name and value, or as columns of several rows. */
export interface RegisterView {
  head?: readonly [string, string];
  rows: readonly (readonly [string, string])[];
}

export interface EvidenceView {
  certainty: Certainty;
  quote: readonly QuotePart[] | null;
  /** Language of the quote: its own, not the page's. */
  quoteLang: string;
  register: RegisterView | null;
  /** Why we say it when no document does: knowledge from outside, an editor's addition. */
  reason?: string | null;
  /** `about` follows the title: publisher and date in words. `href` is our page of the source. */
  source: { title: string; href: string; about: string };
  locator: string | null;
  /** The entity that the claim is about, where the claim stands in the place of its name. */
  entity?: { name: string; href: string } | null;
  /** The document itself; null when it has no address. */
  documentHref: string | null;
  correctionHref: string | null;
  /** Text that "copy citation" copies; null leaves the action out. */
  citation: string | null;
}

/** The cards that one claim opens: oldest first, side by side. */
export interface EvidenceSetView {
  /** The id that the claim's link names. */
  id: string;
  cards: readonly EvidenceView[];
  open?: boolean;
}

type Language = keyof (typeof CERTAINTIES)['stated'];

/** All cards of a claim. Stands in the document under its row; open when no script runs. */
export function evidenceSet(
  { id, cards, open = false }: EvidenceSetView,
  words: Words,
  lang: Language,
): Html {
  const opened = open ? html` data-open` : '';
  const single = cards.length === 1 ? ' single' : '';
  return html`<div class="evidence-set${single}" id="${id}" tabindex="-1" ${opened}>
    ${cards.map((card, index) => evidenceCard(card, words, lang, index === 0))}
  </div>`;
}

/** One card: the quote or the register's row, where it stands, how sure it is, three quiet actions. */
export function evidenceCard(view: EvidenceView, words: Words, lang: Language, first = true): Html {
  const source = html`<a href="${view.source.href}">${view.source.title}</a>`;
  return html`<article class="evidence${first ? ' first' : ''}">
    ${evidenceBody(view, { words, lang, source })} ${actions(view, words)}
  </article>`;
}

/** What a card says, without its frame and its actions; `source` is the link to our page of it. */
export function evidenceBody(
  view: EvidenceView,
  { words, lang, source }: { words: Words; lang: Language; source: Html },
): Html {
  return html`${view.quote ? quote(view.quote, view.quoteLang) : ''}
    ${view.register ? register(view.register) : ''}
    ${view.reason ? html`<p class="reason">${view.reason}</p>` : ''}
    <dl class="evidence-about">
      <dt>${words('evidence.source')}</dt>
      <dd>${source}${view.source.about ? `, ${view.source.about}` : ''}</dd>
      ${
        view.locator
          ? html`<dt>${words('evidence.locator')}</dt>
              <dd lang="${view.quoteLang}">${view.locator}</dd>`
          : ''
      }
      <dt>${words('evidence.certainty')}</dt>
      <dd>${lineSample(view.certainty)}${CERTAINTIES[view.certainty][lang]}</dd>
    </dl>`;
}

/**
 * Cuts a quote into pieces for showing. Gaps are the quote's own ` … `. `proving` lists the words to mark, each
 * where it first stands; when none is found the whole quote proves.
 */
export function quoteParts(text: string, proving: readonly string[] = []): QuotePart[] {
  const spans = text.split(/ ?… ?/u);
  const found = proving.filter((words) => words !== '' && spans.some((span) => span.includes(words)));
  return spans.flatMap((span, index): QuotePart[] => [
    ...(index > 0 ? [{ text: gapText(spans, index), form: 'gap' } as const] : []),
    ...(found.length === 0 ? proven(span) : markIn(span, found)),
  ]);
}

/** A gap at either end of the quote has no word to keep apart from on that side. */
function gapText(spans: readonly string[], index: number): string {
  return `${spans[index - 1] === '' ? '' : ' '}…${spans[index] === '' ? '' : ' '}`;
}

function proven(span: string): QuotePart[] {
  return span === '' ? [] : [{ text: span, form: 'proving' }];
}

function markIn(span: string, proving: readonly string[]): QuotePart[] {
  const [words, ...rest] = proving;
  if (span === '') return [];
  if (words === undefined) return [{ text: span, form: 'plain' }];
  const at = span.indexOf(words);
  if (at < 0) return markIn(span, rest);
  return [
    ...markIn(span.slice(0, at), rest),
    { text: words, form: 'proving' },
    ...markIn(span.slice(at + words.length), rest),
  ];
}

const QUOTE_MARK = '”';

function quote(parts: readonly QuotePart[], lang: string): Html {
  return html`<blockquote lang="${lang}">${QUOTE_MARK}${parts.map(quotePart)}${QUOTE_MARK}</blockquote>`;
}

function quotePart({ text, form }: QuotePart): Html {
  if (form === 'proving') return html`<mark>${text}</mark>`;
  return form === 'gap' ? html`<span class="gap">${text}</span>` : html`${text}`;
}

function register({ head, rows }: RegisterView): Html {
  const heading = head
    ? html`<thead>
        <tr>
          <th scope="col">${head[0]}</th>
          <th scope="col">${head[1]}</th>
        </tr>
      </thead>`
    : '';
  return html`<table class="register-entry">
    ${heading}
    <tbody>
      ${rows.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function actions(view: EvidenceView, words: Words): Html | string {
  const { entity, documentHref, citation, correctionHref } = view;
  if (!entity && !documentHref && !citation && !correctionHref) return '';
  return html`<div class="evidence-actions">
    ${entity ? html`<a class="quiet" href="${entity.href}">${entity.name}</a>` : ''}
    ${documentHref ? html`<a class="quiet" href="${documentHref}" rel="noreferrer">${words('evidence.open')}</a>` : ''}
    ${citation ? html`<button class="quiet needs-script" type="button" data-copy="${citation}" data-copied="${words('evidence.cited')}" data-not-copied="${words('evidence.not-cited')}">${words('evidence.cite')}</button>` : ''}
    ${correctionHref ? html`<a class="quiet" href="${correctionHref}">${words('evidence.correct')}</a>` : ''}
  </div>`;
}
