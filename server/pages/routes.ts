import { Hono, type Context } from 'hono';
import type { Assets } from '../http/assets.ts';
import { NoRouteError } from '../http/errors.ts';
import { negotiateLanguage } from '../http/language.ts';
import type { Services } from '../services.ts';
import { LANGUAGES, type Lang } from '../vocabulary/languages.ts';
import { PAGE_ADDRESSES, pageAddress, sourceAddress, type PageName } from './addresses.ts';
import { pageContext, type PageContext } from './context.ts';
import { builderPage } from '../embed/builder/builder-page.ts';
import { entityPage } from './entity/entity-page.ts';
import { FAVICON } from './favicon.ts';
import { atomFeed } from './feeds/atom.ts';
import { feedbackPage } from './feedback-page.ts';
import { finderPages } from './finder-pages.ts';
import { homePage } from './home/home-page.ts';
import { networkPages } from './network-pages.ts';
import { practicesPage } from './practices-page.ts';
import { searchPage } from './search-page.ts';
import { licencesText, sourcePage, sourcesPage } from './sources-page.ts';
import { ACCESSIBILITY } from './texts/accessibility.ts';
import { PRIVACY } from './texts/privacy.ts';
import { textPage } from './texts/text-page.ts';

type Page = (context: PageContext) => Promise<Response>;

/** The pages that are no entity's and no finder's. */
const PAGES: Partial<Record<PageName, Page>> = {
  home: homePage,
  practices: practicesPage,
  search: searchPage,
  sources: sourcesPage,
  embed: builderPage,
  accessibility: (context) => textPage(context, 'accessibility', ACCESSIBILITY),
  privacy: (context) => textPage(context, 'privacy', PRIVACY),
  feedback: feedbackPage,
};

/** Every page for people. Mounted at the root, after the API. */
export function pageRoutes(services: Services, assets: Assets): Hono {
  const app = new Hono();
  const context = (c: Context) => pageContext(c, c.req.param('lang') as Lang, services, assets);
  app.get('/', (c) => {
    c.header('Vary', 'Accept-Language');
    return c.redirect(
      pageAddress('home', negotiateLanguage(undefined, c.req.header('accept-language'))),
      302,
    );
  });
  app.get('/:lang{fi|sv|en}/', (c) => c.redirect(`/${c.req.param('lang')}`, 301));
  app.get('/:lang{fi|sv|en}/:rest{.+/}', (c) => {
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(pathname.replace(/\/+$/, '') + search, 301);
  });
  for (const [name, page] of Object.entries(PAGES) as [PageName, Page][])
    for (const lang of LANGUAGES)
      app.get(pageAddress(name, lang), async (c) => page(await pageContext(c, lang, services, assets)));
  app.get('/DATA-LICENCES.md', (c) => c.text(licencesText()));
  app.get('/favicon.svg', (c) => c.body(FAVICON, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' }));
  for (const lang of LANGUAGES)
    app.get(sourceAddress(':id', lang), async (c) =>
      sourcePage(await pageContext(c, lang, services, assets), c.req.param('id') ?? ''),
    );
  app.route('/', networkPages(services, assets));
  app.route('/', finderPages(services, assets));
  app.get('/:lang{fi|sv|en}/:word', (c) => elsewhere(c));
  app.get('/:lang{fi|sv|en}/:segment/:id{[^/]+\\.atom}', async (c) =>
    atomFeed(await context(c), c.req.param('id').replace(/\.atom$/, '')),
  );
  app.get('/:lang{fi|sv|en}/:segment/:id', async (c) => {
    const { id } = c.req.param();
    return entityPage(await context(c), id);
  });
  return app;
}

/** A page's word in another language leads to the page in the language of the address. */
function elsewhere(c: Context): Response {
  const { lang, word } = c.req.param() as { lang: Lang; word: string };
  const found = (Object.keys(PAGE_ADDRESSES) as PageName[]).find((name) =>
    (Object.values(PAGE_ADDRESSES[name]) as string[]).includes(word),
  );
  if (!found || PAGE_ADDRESSES[found][lang] === word) throw new NoRouteError(c.req.path);
  return c.redirect(pageAddress(found, lang) + new URL(c.req.url).search, 301);
}
