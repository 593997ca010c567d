import { Hono } from 'hono';
import type { Assets } from '../http/assets.ts';
import type { Services } from '../services.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';
import { pageAddress } from './addresses.ts';
import { pageContext } from './context.ts';
import { networkPage } from './network/network-page.ts';

/** The network page in each language. */
export function networkPages(services: Services, assets: Assets) {
  const pages = new Hono();
  for (const lang of LANGUAGES)
    pages.get(pageAddress('network', lang), async (c) =>
      networkPage(await pageContext(c, lang, services, assets)),
    );
  return pages;
}
