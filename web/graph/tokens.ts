import type { ColourToken } from '../../server/scene/shapes.ts';

type Token =
  | ColourToken
  | 'edge'
  | 'ink-2'
  | 'ink-3'
  | 'paper'
  | 'surface'
  | 'land'
  | 'land-line'
  | 'coast'
  | 'lichen'
  | 'lichen-line';

/** The colours of a picture that the style sheet cannot reach, such as a canvas. */
export type Palette = (token: Token) => string;

/**
 * Reads colour tokens as they stand just now, theme and forced colours included, as `rgb(…)`.
 * Remembers what it read: make a new one when the theme changes.
 */
export function readPalette(host: HTMLElement): Palette {
  const known = new Map<Token, string>();
  return (token) => {
    const value = known.get(token) ?? readColour(host, token);
    known.set(token, value);
    return value;
  };
}

/** A custom property's own value may be a system colour; the computed `color` of an element is always plain. */
function readColour(host: HTMLElement, token: Token): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${token})`;
  host.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
