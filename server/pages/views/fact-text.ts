import type { FactAnswer } from '../../contract/answers.ts';
import { dateText, intervalText } from '../../locales/dates.ts';
import { numberText, percentText } from '../../locales/numbers.ts';
import { fieldOf, type Field } from '../../vocabulary/fields.ts';
import { kindLabel, type EntityType } from '../../vocabulary/kinds.ts';
import { chooseText, type Lang } from '../../vocabulary/languages.ts';
import type { Words } from '../parts/html.ts';

type Told = Pick<FactAnswer, 'field' | 'value' | 'unit'>;

/** Classes that registers give as codes. */
const CODED: ReadonlySet<string> = new Set<Field>(['urban-rural-class', 'language-status']);

/** A fact's value in words; `lang` is the language it is in when that is not the reader's. */
export function factText(fact: Told, words: Words, lang: Lang): { text: string; lang?: Lang } {
  const { value, field, unit } = fact;
  if (typeof value === 'number') return { text: withUnit(value, fact, words, lang) };
  if (typeof value === 'boolean') return { text: words(value ? 'fact.yes' : 'fact.no') };
  if (typeof value === 'string')
    return { text: CODED.has(field) ? words(`${field}.${value}`) : dated(value, field, lang) };
  if ('empty' in value) return { text: words('fact.empty') };
  if ('min' in value)
    return {
      text: `${numberText(value.min, lang)}–${withUnit(value.max, { field, unit, value: value.max }, words, lang)}`,
    };
  if ('currency' in value)
    return { text: `${money(value.value, value.currency, lang)}, ${amountText(value.kind, words)}` };
  if ('target' in value)
    return { text: words('fact.target', { count: value.target, of: countedText(value.counted, lang) }) };
  const chosen = chooseText(value, lang);
  if (!chosen) return { text: words('fact.empty') };
  return chosen.lang === lang ? { text: chosen.text } : { text: chosen.text, lang: chosen.lang };
}

const INTERVAL = /^\d{4}(-\d{2}){0,2}\/(\d{4}(-\d{2}){0,2})?$/u;

function dated(value: string, field: Field, lang: Lang): string {
  if (field === 'period' && INTERVAL.test(value)) return intervalText(value, lang);
  return /^\d{4}-\d{2}(-\d{2})?$/u.test(value) ? dateText(value, lang) : value;
}

function withUnit(value: number, { field, unit }: Told, words: Words, lang: Lang): string {
  const decimals =
    Number.isInteger(value) && unit !== '%' ? 0 : (fieldOf(field).decimals ?? decimalsOf(value));
  if (unit === '%') return percentText(value, lang, decimals);
  const shown = numberText(value, lang, decimals);
  return unit === null ? shown : `${shown}\u00A0${unitText(unit, words)}`.trimEnd();
}

function decimalsOf(value: number): number {
  return Number.isInteger(value) ? 0 : Math.min(2, String(value).split('.')[1]?.length ?? 0);
}

const UNITS = ['person', 'person/km2', 'km2', 'd', 'h', 'min', 'service'] as const;

/** The word of a unit; a unit that we do not know is shown as the source has it. */
export function unitText(unit: string, words: Words): string {
  return (UNITS as readonly string[]).includes(unit) ? words(`unit.${unit}`) : unit;
}

const AMOUNTS = ['granted', 'paid', 'planned-public'] as const;

/** What an amount is; a kind that we do not know is shown as the source has it. */
function amountText(kind: string, words: Words): string {
  return (AMOUNTS as readonly string[]).includes(kind) ? words(`amount.${kind}`) : kind;
}

function money(value: number, currency: string, lang: Lang): string {
  return currency === 'EUR'
    ? `${numberText(value, lang)}\u00A0€`
    : `${numberText(value, lang)}\u00A0${currency}`;
}

function countedText({ type, kind }: { type: EntityType; kind: string | null }, lang: Lang): string {
  return kindLabel(type, kind)[lang];
}
