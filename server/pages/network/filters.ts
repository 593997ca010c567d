import type { Entity } from '../../contract/entity.ts';
import { displayName } from '../../reading/entity-view.ts';
import { kindLabel } from '../../vocabulary/kinds.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { COLLABORATION_ROLES, roleOf } from '../../vocabulary/roles.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { topicsUsed } from '../finders/topics-used.ts';
import type {
  ChoiceFilter,
  ChoiceOption,
  Filter,
  FilterFormView,
  Segment,
  TextFilter,
} from '../parts/controls.ts';
import { filterChoices } from './filter-choices.ts';
import type { NetworkModel } from './model.ts';
import {
  isMapLevel,
  networkAddress,
  networkParameters,
  NOTHING_CHOSEN,
  PAGE_LEVELS,
  PAGE_VIEWS,
  type NetworkQuery,
  type QueryProblem,
} from './query.ts';

const STEPS = [1, 2, 3, 5, 10, 20, 50];
const MOST_TOPICS = 60;
const ICONS = { picture: 'picture', map: 'map', table: 'table', list: 'list' } as const;

/** Regions, topics or organisations. Another level has other lines, so what is chosen does not go along. */
export function levelSegments({ words, lang }: PageContext, query: NetworkQuery): Segment[] {
  return PAGE_LEVELS.map((level) => ({
    label: words(`network.level.${level}`),
    href: networkAddress(query, lang, {
      level,
      ...NOTHING_CHOSEN,
      hide: [],
      minWeight: null,
    }),
    current: level === query.level,
  }));
}

/** Picture, map, table or sentences of the same query. What is in view of a picture is its own. */
export function viewSegments({ words, lang }: PageContext, query: NetworkQuery): Segment[] {
  const { level } = query;
  return PAGE_VIEWS.filter((view) => view !== 'map' || level === 'organisation').map((view) => {
    // Where the picture is a map it is called one.
    const name = view === 'picture' && isMapLevel(level) ? 'map' : view;
    return {
      label: words(`network.view.${name}`),
      href: networkAddress(query, lang, { view, camera: null }),
      current: view === query.view,
      icon: ICONS[name],
    };
  });
}

/** The filters as a form; what is chosen in the picture is left out, for it may not be in the next one. */
export function networkFilters(
  context: PageContext,
  query: NetworkQuery,
  model: NetworkModel,
  problems: readonly QueryProblem[],
): FilterFormView {
  const { words, lang } = context;
  const { level, view, hide } = networkParameters(query);
  /** What could not be used stays in its field, to be mended. */
  const written = (name: 'from' | 'to' | 'asOf') => {
    const problem = problems.find(({ field }) => field === name);
    return { value: problem?.value ?? query[name] ?? '', invalid: problem !== undefined };
  };
  return {
    action: pageAddress('network', lang),
    label: words('network.filters'),
    submit: words('network.filters.show'),
    kept: { ...(level && { level }), ...(view && { view }), ...(hide && { hide }) },
    filters: [
      {
        form: 'tick',
        name: 'crossRegion',
        label: words('network.filter.crossRegion'),
        on: query.crossRegion,
      },
      topicFilter(context, query),
      ...(['from', 'to'] as const).map((name): Filter => ({
        form: 'text',
        name,
        ...written(name),
        label: name === 'from' ? words('network.filter.years') : '–',
        spoken: words(`network.filter.${name}`),
        inputMode: 'numeric',
      })),
      weightFilter(context, query, model),
      { form: 'text', name: 'find', label: words('network.find'), value: query.find ?? '' },
    ],
    more: {
      label: words('network.filters.more'),
      open: MORE.some((name) => query[name] !== null || problems.some(({ field }) => field === name)),
      filters: moreFilters(context, query, written('asOf')),
    },
  };
}

/** The filters that stand behind a word until one of them is on. */
const MORE = [
  'region',
  'scope',
  'role',
  'kind',
  'audience',
  'sector',
  'asOf',
  'successions',
] as const satisfies (keyof NetworkQuery)[];

function moreFilters(
  context: PageContext,
  query: NetworkQuery,
  asOf: Pick<TextFilter, 'value' | 'invalid'>,
): Filter[] {
  const { words, lang, snapshot } = context;
  const { scopes, kinds, audiences, sectors } = filterChoices(snapshot);
  const label = (name: keyof NetworkQuery) => words(`network.filter.${name}`);
  const all = words('network.filter.all');
  const named = (entities: readonly Entity[]) => entities.map((one) => optionOf(one, lang));
  return [
    regionFilter(context, query),
    choice('scope', query.scope, label('scope'), all, named(withOwn(context, scopes, query.scope))),
    roleFilter(context, query),
    choice(
      'kind',
      query.kind,
      label('kind'),
      all,
      kinds.map((kind) => ({ value: kind, label: kindLabel('organisation', kind)[lang] })),
    ),
    choice(
      'audience',
      query.audience,
      label('audience'),
      all,
      named(withOwn(context, audiences, query.audience)),
    ),
    choice('sector', query.sector, label('sector'), all, named(withOwn(context, sectors, query.sector))),
    { form: 'text', name: 'asOf', label: label('asOf'), ...asOf },
    {
      form: 'tick',
      name: 'successions',
      value: 'follow',
      label: label('successions'),
      on: query.successions !== null,
    },
  ];
}

/** What is chosen is offered, too, whatever it is. */
function withOwn(
  { snapshot }: PageContext,
  offered: readonly Entity[],
  own: string | null,
): readonly Entity[] {
  const chosen = own === null ? undefined : snapshot.projection.entity(own);
  return chosen && !offered.includes(chosen) ? [...offered, chosen] : offered;
}

function optionOf(entity: Entity, lang: Lang): ChoiceOption {
  return { value: entity.id, label: displayName(entity, lang).name };
}

function topicFilter(context: PageContext, { topic }: NetworkQuery): ChoiceFilter {
  const { words, lang, snapshot } = context;
  const used = topicsUsed(snapshot)
    .map((one) => one.topic)
    .filter(({ kind }) => kind !== 'audience' && kind !== 'sector')
    .slice(0, MOST_TOPICS);
  const options = withOwn(context, used, topic)
    .map((one) => optionOf(one, lang))
    .toSorted((a, b) => a.label.localeCompare(b.label, lang));
  return choice('topic', topic, words('network.filter.topic'), words('network.filter.all'), options);
}

/** Maakunnat, wellbeing areas, then countries abroad with all their regions; a region abroad only where it is chosen. */
function regionFilter(context: PageContext, { region }: NetworkQuery): ChoiceFilter {
  const { words, lang, snapshot } = context;
  const { maakunnat, wellbeingAreas, abroad } = filterChoices(snapshot);
  const offered = [...maakunnat, ...wellbeingAreas];
  const chosen = withOwn(context, [...offered, ...abroad], region).slice(offered.length);
  const options = Object.entries({ maakunta: maakunnat, wellbeing: wellbeingAreas, abroad: chosen }).flatMap(
    ([group, entities]) =>
      entities.map((one) => ({ ...optionOf(one, lang), group: words(`network.filter.group.${group}`) })),
  );
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
