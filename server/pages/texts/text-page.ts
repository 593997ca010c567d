import type { Lang } from '../../vocabulary/languages.ts';
import { pageAddress, type PageName } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { renderPage } from '../page.ts';
import { pageHead, section } from '../parts/headings.ts';
import { html, type Html } from '../parts/html.ts';

/** A page of plain text in each language: a lead and sections of paragraphs. */
export type PageText = Readonly<
  Record<
    Lang,
    {
      title: string;
      lead: string;
      sections: readonly { heading: string; paragraphs: readonly (string | readonly string[])[] }[];
    }
  >
>;

/** Answers with a text page; `extra` stands between the lead and the sections. */
export async function textPage(
  context: PageContext,
  name: PageName,
  text: PageText,
  { extra = null, noindex = false }: { extra?: Html | null; noindex?: boolean } = {},
): Promise<Response> {
  const { title, lead, sections } = text[context.lang];
  const body = html`<div class="prose">
    ${pageHead({ title, lead })} ${extra}
    ${sections.map(({ heading, paragraphs }) => section({ heading }, html`${paragraphs.map(paragraph)}`))}
  </div>`;
  return renderPage(context, {
    title,
    description: lead,
    address: (lang) => pageAddress(name, lang),
    noindex,
    body,
    current: name,
  });
}

/** A list of texts is a list. */
function paragraph(text: string | readonly string[]): Html {
  if (typeof text === 'string') return html`<p>${text}</p>`;
  return html`<ul class="bullets">
    ${text.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}
