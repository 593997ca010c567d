import type { Entity } from '../../contract/entity.ts';
import { numberText } from '../../locales/numbers.ts';
import { displayName, pagePath } from '../../reading/entity-view.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import type { Role } from '../../vocabulary/roles.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { renderPage } from '../page.ts';
import { searchForm } from '../parts/controls.ts';
import { html, type Html } from '../parts/html.ts';
import { expertsQuestion } from './experts-answer.ts';
import { livingPicture } from './living-picture.ts';
import { networkQuestion } from './network-answer.ts';
import { peersQuestion } from './peers-answer.ts';

/** What a search may begin with; those that the directory lacks are left out. */
const EXAMPLES = ['kulttuurihyvinvointi', 'kotka', 'osallistava-konserttitoiminta', 'metropolia'];
const SUCCEEDED: ReadonlySet<Role> = new Set(['succeeded-by']);
const ABROAD: ReadonlySet<string> = new Set(['foreign', 'country']);
const SCHOOLS: readonly string[] = ['university', 'university-of-applied-sciences'];

/** The first page: a search, the three questions with a first answer each, and the living picture. */
export async function homePage(context: PageContext): Promise<Response> {
  const { words, lang } = context;
  const [peers, experts, network, picture] = await Promise.all([
    peersQuestion(context),
    expertsQuestion(context),
    networkQuestion(context),
    livingPicture(context),
  ]);
  const body = html`<div class="home">
    <div>
      <h1>${words('home.title')}</h1>
      <p class="lead">${words('home.lead')}</p>
      ${searchForm({
        action: pageAddress('search', lang),
        label: words('page.search'),
        suggestions: words('suggest.label'),
        placeholder: words('home.search-hint'),
        submit: words('page.search'),
        large: true,
      })}
      ${examples(context)} ${peers} ${experts} ${network} ${counts(context)}
    </div>
    ${picture}
  </div>`;
  return renderPage(context, {
    title: 'Solmu',
    description: words('home.lead'),
    address: (other) => pageAddress('home', other),
    body,
    current: 'home',
    headerSearch: false,
  });
}

function examples({ words, lang, snapshot }: PageContext): Html {
  const found = EXAMPLES.flatMap((id) => snapshot.projection.entity(id) ?? []);
  return html`<p class="examples">
    ${found.length > 0 ? words('home.examples') : ''}
    ${found.map((entity, index) => html`${index > 0 ? ', ' : ''}${exampleLink(entity, lang)}`)}
  </p>`;
}

function exampleLink(entity: Entity, lang: Lang): Html {
  const { name, nameLang } = displayName(entity, lang);
  return html`<a href="${pagePath(entity, lang)}" lang="${nameLang ?? lang}">${name}</a>`;
}

/** How much the directory holds, counted from it. */
function counts({ words, lang, snapshot }: PageContext): Html {
  const { projection, geography } = snapshot;
  const present = (kind: string) =>
    projection.ofKind(kind).filter(({ id }) => projection.leaving(id, SUCCEEDED).length === 0);
  const atHome = ({ id }: Entity) => !ABROAD.has(projection.entity(geography.regionOf(id) ?? '')?.kind ?? '');
  const figures = {
    municipalities: present('municipality').length,
    regions: projection.ofKind('maakunta').length,
    schools: SCHOOLS.reduce((sum, kind) => sum + present(kind).filter(atHome).length, 0),
    projects: projection.placesOf('project').length,
    relations: projection.columns.relations.role.length,
  };
  return html`<dl class="counts">
    ${Object.entries(figures).map(
      ([name, value]) =>
        html`<div>
          <dt>${words(`home.count-${name}`)}</dt>
          <dd>${numberText(value, lang)}</dd>
        </div>`,
    )}
  </dl>`;
}
