/** Every page's search field: what it asks for is fetched from the API. */
import type { InferResponseType } from 'hono/client';
import { SUGGEST_WORDS } from '../../server/locales/words-suggest.ts';
import { colourTokenOf, shapeOf, shapePath } from '../../server/scene/shapes.ts';
import type { Lang } from '../../server/vocabulary/languages.ts';
import type { api } from '../api/client.ts';
import { SolmuSearch, type SearchSuggestion } from '../components/solmu-search.ts';

type Item = InferResponseType<typeof api.suggest.$get, 200>['items'][number];

const MOST_ANSWERED = '20';
const MOST_OFFERED = 8;
const lang = document.documentElement.lang as Lang;

document.addEventListener('solmu-suggest', (event) => {
  if (event.target instanceof SolmuSearch)
    void suggest(event.target, (event as HTMLElementEventMap['solmu-suggest']).detail.text);
});

/** Without an answer the field goes on as a plain one. */
async function suggest(field: SolmuSearch, text: string): Promise<void> {
  const types = field.getAttribute('types')?.split(' ') ?? null;
  const items = await ask(text, types).catch(() => null);
  if (items) field.offer(text, items.map(suggestionOf), countText(items.length));
}

/** What is offered, of some types alone where they are given: they are picked out of as many as the API answers. */
async function ask(q: string, types: readonly string[] | null): Promise<Item[] | null> {
  // Most readers of a page type nothing: the client is not theirs to load.
  const { api: client } = await import('../api/client.ts');
  const query = types === null ? { q, lang } : { q, lang, limit: MOST_ANSWERED };
  const response = await client.suggest.$get({ query });
  if (!response.ok) return null;
  const { items } = (await response.json()) as { items: Item[] };
  return types === null ? items : items.filter(({ type }) => types.includes(type)).slice(0, MOST_OFFERED);
}

function suggestionOf(item: Item): SearchSuggestion {
  const { url, name, nameLang, marks, group, type, kind } = item;
  return {
    url,
    name,
    marks,
    lang: nameLang === lang ? null : nameLang,
    note: noteOf(item),
    group,
    shape: { path: shapePath(shapeOf(type, kind), 5.6, 8, 8.4), token: colourTokenOf(type, kind) },
  };
}

/** The other name by which it was found, else what kind of thing it is. */
function noteOf({ name, names, label, matched }: Item): string {
  const isShown = matched.text === name || Object.values(names).includes(matched.text);
  if (isShown && matched.kind !== 'predecessor') return matched.text === name ? label : matched.text;
  const words = matched.kind === 'predecessor' ? 'suggest.predecessor' : 'suggest.alias';
  return SUGGEST_WORDS[words][lang].replace('{text}', matched.text);
}

function countText(count: number): string {
  if (count === 0) return SUGGEST_WORDS['suggest.none'][lang];
  const words = count === 1 ? 'suggest.count.one' : 'suggest.count';
  return SUGGEST_WORDS[words][lang].replace('{count}', String(count));
}
