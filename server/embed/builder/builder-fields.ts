import { EXPERT_KINDS, TOPIC_MODES } from '../../contract/finders.ts';
import { STANDINGS } from '../../contract/period-window.ts';
import type { PageContext } from '../../pages/context.ts';
import { PRESET_NAMES } from '../../pages/finders/peers-query.ts';
import type { Filter } from '../../pages/parts/controls.ts';
import { PAGE_LEVELS, PAGE_VIEWS } from '../../pages/network/query.ts';
import { SORTS } from '../../routes/select-entities.ts';
import { displayName } from '../../reading/entity-view.ts';
import {
  ENTITY_TYPE_NAMES,
  ENTITY_TYPES,
  kindLabel,
  kindsOf,
  type EntityType,
} from '../../vocabulary/kinds.ts';
import { LANGUAGES } from '../../vocabulary/languages.ts';
import { COLLABORATION_ROLES, roleOf } from '../../vocabulary/roles.ts';
import { TOKEN_NAMES, TOKENS, WIDGET_ASKS, type WidgetName } from '../../vocabulary/widgets.ts';
import { THEMES } from '../look.ts';
import { DENSITIES } from '../theme/tokens.ts';

type Given = Readonly<Record<string, string>>;
type Options = readonly { value: string; label: string }[];

/** Parameters that are chosen from a list; the others are written. */
const CHOICES: Readonly<Record<string, (context: PageContext, given: Given, widget: WidgetName) => Options>> =
  {
    level: ({ words }) => PAGE_LEVELS.map((value) => ({ value, label: words(`network.level.${value}`) })),
    region: ({ snapshot, lang }) =>
      snapshot.projection
        .ofKind('maakunta')
        .map((region) => ({ value: region.id, label: displayName(region, lang).name })),
    kind: ({ words, lang }, given, widget) => {
      if (widget === 'experts')
        return EXPERT_KINDS.map((value) => ({ value, label: words(`experts.kind.${value}`) }));
      const type = widget === 'network' ? 'organisation' : given['type'];
      return isType(type)
        ? kindsOf(type).map((value) => ({ value, label: kindLabel(type, value)[lang] }))
        : [];
    },
    view: ({ words }) =>
      PAGE_VIEWS.filter((value) => value === 'picture' || value === 'list').map((value) => ({
        value,
        label: words(`embed.view.${value}`),
      })),
    mode: ({ words }) => TOPIC_MODES.map((value) => ({ value, label: words(`experts.mode.${value}`) })),
    halfLife: ({ words }) => [{ value: 'none', label: words('builder.half-life.none') }],
    narrower: ({ words }) => [{ value: 'false', label: words('builder.narrower.false') }],
    weights: ({ words }) => PRESET_NAMES.map((value) => ({ value, label: words(`peers.preset.${value}`) })),
    depth: () => ['1', '2'].map((value) => ({ value, label: value })),
    successions: ({ words }) => [{ value: 'follow', label: words('network.filter.successions') }],
    type: ({ lang }) =>
      ENTITY_TYPE_NAMES.map((value) => ({ value, label: ENTITY_TYPES[value].plural[lang] })),
    role: ({ lang }) => COLLABORATION_ROLES.map((value) => ({ value, label: roleOf(value).label[lang] })),
    when: ({ words }) => STANDINGS.map((value) => ({ value, label: words(`when.${value}`) })),
    sort: ({ words }) => SORTS.map((value) => ({ value, label: words(`sort.${value}`) })),
  };

/** Ticked or not. */
const TICKS: readonly string[] = ['crossRegion', 'focus', 'sameLanguage', 'excludeRegion'];

/** What a widget may be asked, as the fields of a form: what is asked often, and the rest, which is folded away. */
export function askFields(
  context: PageContext,
  widget: WidgetName,
  given: Given,
): { often: Filter[]; seldom: Filter[] } {
  const field = (name: string) => askField(context, widget, name, given);
  const { often, seldom } = WIDGET_ASKS[widget];
  return { often: often.map(field), seldom: seldom.map(field) };
}

function askField(context: PageContext, widget: WidgetName, name: string, given: Given): Filter {
  const label = context.words(`builder.field.${name}`);
  const value = given[name] ?? '';
  if (TICKS.includes(name)) return { form: 'tick', name, label, on: value === 'true' };
  const choices = CHOICES[name];
  if (!choices) return { form: 'text', name, label, value };
  return choice(context, name, label, value, choices(context, given, widget));
}

/** Language, theme and height. */
export function lookFields(context: PageContext, given: Given): Filter[] {
  const { words, lang } = context;
  return [
    {
      form: 'choice',
      name: 'lang',
      label: words('builder.field.lang'),
      value: given['lang'] ?? lang,
      options: LANGUAGES.map((value) => ({ value, label: words(`builder.lang.${value}`) })),
    },
    choice(
      context,
      'theme',
      words('builder.field.theme'),
      given['theme'] ?? '',
      THEMES.map((value) => ({ value, label: words(`builder.theme.${value}`) })),
    ),
    {
      form: 'text',
      name: 'height',
      label: words('builder.field.height'),
      value: given['height'] ?? '',
      inputMode: 'numeric',
    },
  ];
}

/** The ten tokens. */
export function tokenFields(context: PageContext, given: Given): Filter[] {
  return TOKEN_NAMES.map((name): Filter => {
    const label = context.words(`builder.token.${name}`);
    const value = given[name] ?? '';
    if (TOKENS[name] !== 'density') return { form: 'text', name, label, value };
    const options = Object.keys(DENSITIES).map((density) => ({
      value: density,
      label: context.words(`builder.density.${density}`),
    }));
    return choice(context, name, label, value, options);
  });
}

function choice(
  { words }: PageContext,
  name: string,
  label: string,
  value: string,
  options: Options,
): Filter {
  return {
    form: 'choice',
    name,
    label,
    value,
    // What a reader wrote in the address and no list has, such as weights of their own, is kept.
    options: [
      { value: '', label: words('builder.any') },
      ...(value === '' || options.some((option) => option.value === value) ? [] : [{ value, label: value }]),
      ...options,
    ],
  };
}

function isType(text: string | undefined): text is EntityType {
  return ENTITY_TYPE_NAMES.some((name) => name === text);
}
