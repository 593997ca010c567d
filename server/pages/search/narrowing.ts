import { narrowHits, type Facets, type NarrowedBy } from '../../search/narrow-hits.ts';
import { displayName } from '../../reading/entity-view.ts';
import { ENTITY_TYPES, kindLabel, type EntityType } from '../../vocabulary/kinds.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { filterForm, type ChoiceFilter, type Filter } from '../parts/controls.ts';
import { html, type Html } from '../parts/html.ts';
import { isNarrowed, type Asked } from './asked.ts';
import { countStandings, duringTest, standingTest, timeFilters, type Standings } from './times.ts';

/** What the choices leave of the hits, in their order, how these would stand without a choice of when, and the form. */
export function narrow<H extends { id: string }>(
  context: PageContext,
  asked: Asked,
  hits: readonly H[],
): { kept: H[]; standings: Standings; form: Html } {
  const held = duringTest(context, asked);
  const ofTheTime = hits.filter(({ id }) => held(id));
  const stands = asked.when === null ? () => true : standingTest(context, asked, asked.when);
  const { kept, facets } = narrowHits(
    context.snapshot,
    ofTheTime.filter(({ id }) => stands(id)),
    asked,
  );
  const ids = narrowHits(context.snapshot, ofTheTime, asked).kept.map(({ id }) => id);
  const standings = countStandings(context, asked, ids);
  if (hits.length === 0 && !isNarrowed(asked)) return { kept, standings, form: html`` };
  const times = timeFilters(context, asked, standings);
  return { kept, standings, form: narrowingForm(context, asked, facets(), times) };
}

/** By what the hits may be narrowed, each choice with how many it would leave. */
function narrowingForm(context: PageContext, asked: Asked, facets: Facets, times: readonly Filter[]): Html {
  const { words, lang } = context;
  // Kinds are of a type: before one is chosen they would be a list of everything.
  const offered: readonly NarrowedBy[] = asked.type
    ? ['type', 'kind', 'region', 'topic']
    : ['type', 'region', 'topic'];
  const choices = offered
    .map((name) => choice(context, name, asked, facets))
    .filter(({ options, value }) => options.length > 2 || value !== '');
  const filters = [...choices, ...times];
  if (filters.length === 0 && !isNarrowed(asked)) return html``;
  return filterForm({
    action: pageAddress('search', lang),
    label: words('search.narrow'),
    submit: words('search.show'),
    kept: { ...(asked.q && { q: asked.q }), ...(asked.asOf && { asOf: asked.asOf }) },
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
