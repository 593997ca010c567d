import type { Entity } from '../../contract/entity.ts';
import { periodText, yearsText } from '../../locales/dates.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import type { Words } from '../parts/html.ts';

/** When a listed thing is: an event as exactly as is known, or that nobody knows; anything else by its years, if it has some. */
export function timeText(
  { type, period }: Pick<Entity, 'type' | 'period'>,
  words: Words,
  lang: Lang,
): string | null {
  if (type !== 'event') return yearsText(period);
  return periodText(period, lang) ?? words('when.undated');
}
