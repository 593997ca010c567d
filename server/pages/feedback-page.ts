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
  return textPage(
    context,
    'feedback',
    FEEDBACK,
    about ? await aboutClaim(context, about) : template(context, null),
  );
}

/** The claim in words, where it is a relation's or an entity's, and its id. */
async function aboutClaim(context: PageContext, id: string): Promise<Html> {
  const { words } = context;
  const said = await claimText(context, id);
  return html`<p>
      ${said ? words('feedback.about', { said }) : words('feedback.about-id')} <code>${id}</code>
    </p>
    ${template(context, id)}`;
}

async function claimText({ services, snapshot, lang }: PageContext, id: string): Promise<string | null> {
  const entity = snapshot.projection.entity(id);
  if (entity) return displayName(entity, lang).name;
  const page = await services.store.relations({ audience: 'public', ids: [id], limit: 1 });
  const [relation] = await describeRelations(services.store, page.items, lang);
  return relation ? `${relation.from.name} – ${relation.label} – ${relation.to.name}` : null;
}

/** A file that `npm run apply` reads, with the blanks to fill. */
function template({ words }: PageContext, id: string | null): Html {
  return html`<figure class="template">
    <figcaption class="small">${words('feedback.template')}</figcaption>
    <pre><code>actor: ${words('feedback.your-name')}
reason: ${words('feedback.reason')}
edits:
  - { hide: ${id ?? 'r-…'} }</code></pre>
  </figure>`;
}
