import type { Context } from 'hono';
import type { Assets } from '../http/assets.ts';
import { wordsIn } from '../locales/words-in.ts';
import type { Services } from '../services.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Lang } from '../vocabulary/languages.ts';
import type { Words } from './parts/html.ts';

/** What a page is made from: one revision of the graph, the reader's language and its words. */
export interface PageContext {
  c: Context;
  lang: Lang;
  words: Words;
  snapshot: Snapshot;
  services: Services;
  assets: Assets;
}

/** The part of a page's context that things are named and said in. */
export type Saying = Pick<PageContext, 'snapshot' | 'lang' | 'words'>;

/** The context of a request for a page in `lang`. Rejects with StoreUnavailableError while the store is down. */
export async function pageContext(
  c: Context,
  lang: Lang,
  services: Services,
  assets: Assets,
): Promise<PageContext> {
  return { c, lang, words: wordsIn(lang), snapshot: await services.snapshots.get(), services, assets };
}
