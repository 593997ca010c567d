import { nearest } from '../search/nearest.ts';
import { html, type Html, type Words } from '../pages/parts/html.ts';
import { attributeOf, WIDGET_NAMES, type WidgetName } from '../vocabulary/widgets.ts';
import { frameParameters } from './use.ts';

/** The parameter in which an element tells the attributes that it does not know, with commas between. */
export const ATTRIBUTES = 'attributes';

/** More are not told: the author sees what is wrong. */
const MOST_TOLD = 5;
const NAME = /^[a-z][a-z-]{0,39}$/;

/** Attributes of an element that its widget does not know, each with the nearest that it does; nothing without any. */
export function attributeNotes(told: string | undefined, path: string, words: Words): Html | string {
  const widget = WIDGET_NAMES.find((name) => path.endsWith(`/${name}`));
  const names = (told ?? '').split(',').filter((name) => NAME.test(name));
  if (!widget || names.length === 0) return '';
  return html`<div class="frame-problem" role="status">
    ${names.slice(0, MOST_TOLD).map((name) => html`<p>${noteOn(name, widget, words)}</p>`)}
  </div>`;
}

function noteOn(name: string, widget: WidgetName, words: Words): string {
  const known = [...frameParameters(widget).map(attributeOf), 'height', 'server'];
  const near = nearest(known, name);
  const unknown = words('embed.attribute.unknown', { name, widget });
  if (near !== null) return `${unknown} ${words('network.problem.near', { value: near })}`;
  return `${unknown} ${words('embed.attribute.known', { known: known.join(', ') })}`;
}
