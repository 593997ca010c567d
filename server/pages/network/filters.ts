import { isCountryAbroad } from '../../network/places.ts';
import { displayName } from '../../reading/entity-view.ts';
import { COLLABORATION_ROLES, roleOf } from '../../vocabulary/roles.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { topicsUsed } from '../finders/topics-used.ts';
import type { ChoiceFilter, Filter, FilterFormView, Segment } from '../parts/controls.ts';
import type { NetworkModel } from './model.ts';
import { networkAddress, networkParameters, PAGE_LEVELS, PAGE_VIEWS, type NetworkQuery } from './query.ts';

const STEPS = [1, 2, 3, 5, 10, 20, 50];
const MOST_TOPICS = 60;
const ICONS = { picture: 'picture', table: 'table' } as const;

/** Regions, topics or organisations. Another level has other lines, so what is chosen does not go along. */
export function levelSegments({ words, lang }: PageContext, query: NetworkQuery): Segment[] {
  return PAGE_LEVELS.map((level) => ({
    label: words(`network.level.${level}`),
    href: networkAddress(query, lang, { level, edge: null, node: null, minWeight: null }),
    current: level === query.level,
  }));
}

/** Picture or table of the same query. */
export function viewSegments({ words, lang }: PageContext, query: NetworkQuery): Segment[] {
  return PAGE_VIEWS.map((view) => ({
    label: words(`network.view.${view}`),
    href: networkAddress(query, lang, { view }),
    current: view === query.view,
    icon: ICONS[view],
  }));
}

/** The filters as a form; what is chosen in the picture is left out, for it may not be in the next one. */
export function networkFilters(
  context: PageContext,
  query: NetworkQuery,
  model: NetworkModel,
): FilterFormView {
  const { words, lang } = context;
  const { level, view } = networkParameters(query);
  return {
    action: pageAddress('network', lang),
    label: words('network.filters'),
    submit: words('network.filters.show'),
    kept: { ...(level && { level }), ...(view && { view }) },
    filters: [
      {
        form: 'tick',
        name: 'crossRegion',
        label: words('network.filter.crossRegion'),
        on: query.crossRegion,
      },
      topicFilter(context, query),
      regionFilter(context, query),
      roleFilter(context, query),
      ...(['from', 'to'] as const).map((name): Filter => ({
        form: 'text',
        name,
        label: name === 'from' ? words('network.filter.years') : '–',
        spoken: words(`network.filter.${name}`),
        value: query[name] ?? '',
        inputMode: 'numeric',
      })),
      weightFilter(context, query, model),
    ],
  };
}

function topicFilter({ words, lang, snapshot }: PageContext, { topic }: NetworkQuery): ChoiceFilter {
  const used = topicsUsed(snapshot)
    .slice(0, MOST_TOPICS)
    .map((one) => one.topic);
  const chosen = topic === null ? undefined : snapshot.projection.entity(topic);
  const topics = chosen && !used.includes(chosen) ? [...used, chosen] : used;
  const options = topics
    .map((one) => ({ value: one.id, label: displayName(one, lang).name }))
    .toSorted((a, b) => a.label.localeCompare(b.label, lang));
  return choice('topic', topic, words('network.filter.topic'), words('network.filter.all'), options);
}

/** The maakunta regions, then the countries abroad with all their regions; a region abroad only where it is chosen. */
function regionFilter({ words, lang, snapshot }: PageContext, { region }: NetworkQuery): ChoiceFilter {
  const { projection } = snapshot;
  const homeland = [...projection.ofKind('maakunta')];
  const abroad = [...projection.ofKind('country')].filter(isCountryAbroad);
  const chosen = region === null ? undefined : projection.entity(region);
  const regions = new Set([...homeland, ...abroad, ...(chosen ? [chosen] : [])]);
  const options = [...regions].map((one) => ({ value: one.id, label: displayName(one, lang).name }));
  const none = words('network.filter.whole-country');
  return choice('region', region, words('network.filter.region'), none, options);
}

function roleFilter({ words, lang }: PageContext, { role }: NetworkQuery): ChoiceFilter {
  const options = COLLABORATION_ROLES.map((one) => ({ value: one, label: roleOf(one).label[lang] }));
  return choice('role', role, words('network.filter.role'), words('network.filter.all'), options);
}

/** Until the reader chooses, the first option tells what we chose. */
function weightFilter(
  { words }: PageContext,
  { minWeight, level }: NetworkQuery,
  model: NetworkModel,
): ChoiceFilter {
  const counted = (n: number) =>
    n === 1 ? words(`network.filter.weight.${level}.one`) : words(`network.filter.weight.${level}`, { n });
  const automatic = model.automatic
    ? words('network.filter.automatic', { weight: counted(model.least) })
    : counted(1);
  const steps = [...new Set([...STEPS, ...(minWeight === null ? [] : [minWeight])])].toSorted(
    (a, b) => a - b,
  );
  const options = steps
    .filter((n) => n > 1 || model.automatic || minWeight === 1)
    .map((n) => ({ value: String(n), label: counted(n) }));
  const chosen = minWeight === null ? null : String(minWeight);
  return choice('minWeight', chosen, words('network.filter.minWeight'), automatic, options);
}

function choice(
  name: string,
  value: string | null,
  label: string,
  none: string,
  options: ChoiceFilter['options'],
): ChoiceFilter {
  return {
    form: 'choice',
    name,
    label,
    value: value ?? '',
    options: [{ value: '', label: none }, ...options],
  };
}
