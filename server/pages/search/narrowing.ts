import type { Facets, NarrowedBy } from '../../search/narrow-hits.ts';
import { displayName } from '../../reading/entity-view.ts';
import { ENTITY_TYPES, kindLabel, type EntityType } from '../../vocabulary/kinds.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { filterForm, type ChoiceFilter } from '../parts/controls.ts';
import { html, type Html } from '../parts/html.ts';
import { isNarrowed, type Asked } from './asked.ts';

/** By what the hits may be narrowed, each choice with how many it would leave. */
export function narrowingForm(context: PageContext, asked: Asked, facets: Facets): Html {
  const { words, lang } = context;
  // Kinds are of a type: before one is chosen they would be a list of everything.
  const offered: readonly NarrowedBy[] = asked.type
    ? ['type', 'kind', 'region', 'topic']
    : ['type', 'region', 'topic'];
  const filters = offered
    .map((name) => choice(context, name, asked, facets))
    .filter(({ options, value }) => options.length > 2 || value !== '');
  if (filters.length === 0 && !isNarrowed(asked)) return html``;
  return filterForm({
    action: pageAddress('search', lang),
    label: words('search.narrow'),
    submit: words('search.show'),
    kept: { q: asked.q },
    filters,
  });
}

/** The choice made stays among the options even where it leaves nothing. */
function choice(context: PageContext, name: NarrowedBy, asked: Asked, facets: Facets): ChoiceFilter {
  const { words, lang } = context;
  const value = asked[name];
  const counts = facets[name];
  const keys = value === null || counts.has(value) ? [...counts.keys()] : [...counts.keys(), value];
  const options = keys
    .map((key) => ({
      value: key,
      name: choiceName(context, name, key, asked.type),
      count: counts.get(key) ?? 0,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, lang))
    .map((option) => ({ value: option.value, label: `${option.name} (${option.count})` }));
  return {
    form: 'choice',
    name,
    label: words(`search.filter.${name}`),
    value: value ?? '',
    options: [{ value: '', label: words('search.filter.all') }, ...options],
  };
}

function choiceName(
  { snapshot, lang }: PageContext,
  name: NarrowedBy,
  key: string,
  type: EntityType | null,
): string {
  if (name === 'type') return ENTITY_TYPES[key as EntityType].plural[lang];
  if (name === 'kind' && type) return kindLabel(type, key)[lang];
  const entity = snapshot.projection.entity(key);
  return entity ? displayName(entity, lang).name : key;
}
