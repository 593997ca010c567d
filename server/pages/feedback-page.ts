import { displayName } from '../reading/entity-view.ts';
import { describeRelations } from '../reading/relation-view.ts';
import type { PageContext } from './context.ts';
import { html, type Html } from './parts/html.ts';
import { FEEDBACK } from './texts/feedback.ts';
import { textPage } from './texts/text-page.ts';

const LONGEST_ID = 120;

/** How to propose a correction; with `about`, to what, and the editors' form filled in for it. */
export async function feedbackPage(context: PageContext): Promise<Response> {
  const about = (context.c.req.query('about') ?? '').slice(0, LONGEST_ID);
  return textPage(context, 'feedback', FEEDBACK, {
    extra: about ? await aboutClaim(context, about) : template(context, null),
    // It may name a person.
    noindex: about !== '',
  });
}

/** The claim or thing in words, where it is one of ours, and its id. */
async function aboutClaim(context: PageContext, id: string): Promise<Html> {
  const { words, lang, snapshot } = context;
  const entity = snapshot.projection.entity(id);
  const said = entity ? displayName(entity, lang).name : await claimText(context, id);
  const about =
    said === null
      ? words('feedback.about-id')
      : words(entity ? 'feedback.about-thing' : 'feedback.about', { said });
  return html`<p>${about} <code>${id}</code></p>
    ${template(context, id)}`;
}

async function claimText({ services, lang }: PageContext, id: string): Promise<string | null> {
  const page = await services.store.relations({ audience: 'public', ids: [id], limit: 1 });
  const [relation] = await describeRelations(services.store, page.items, lang);
  return relation ? `${relation.from.name} – ${relation.label} – ${relation.to.name}` : null;
}

/** A file that `npm run apply` reads, with the blanks to fill: it corrects a thing or hides a claim. */
function template({ words, snapshot }: PageContext, id: string | null): Html {
  const isThing = id !== null && snapshot.projection.entity(id) !== undefined;
  const isClaim = id !== null && /^[rf]-/u.test(id);
  const edit = isThing
    ? `{ edit: ${id}, field: homepage, value: 'https://…' }`
    : `{ hide: ${isClaim ? id : 'r-…'} }`;
  return html`<figure class="template">
    <figcaption class="small">${words(isThing ? 'feedback.template-thing' : 'feedback.template')}</figcaption>
    <pre><code>actor: ${words('feedback.your-name')}
reason: ${words('feedback.reason')}
edits:
  - ${edit}</code></pre>
  </figure>`;
}
