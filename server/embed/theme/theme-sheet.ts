import { BASE_COLOURS, NODE_COLOURS, type BaseColour, type Scheme } from './base-colours.ts';
import {
  contrast,
  groundBeside,
  hexOf,
  legible,
  luminance,
  mix,
  readColour,
  type Colour,
} from './contrast.ts';
import type { TokenName } from '../../vocabulary/widgets.ts';
import { DENSITIES, fontNames, type Tokens } from './tokens.ts';

/** Contrast of text, and of lines and shapes, with what they stand on. Source: WCAG 2.2, 1.4.3 and 1.4.11. */
export const TEXT_CONTRAST = 4.5;
export const SHAPE_CONTRAST = 3;

/** Grounds darker than this wear the dark set of node colours. */
const DARK = 0.18;
/** How much of a colour the ground of a mark has: as much as leaves text legible. */
const TINTS = [0.14, 0.1, 0.06, 0.03];
const GENERIC = /^(serif|sans-serif|monospace|system-ui|ui-(serif|sans-serif|monospace|rounded))$/;

/**
 * The custom properties of a frame in a host's tokens. Whatever pair of colours comes in, text ends at 4.5 or more on
 * the grounds that it stands on, lines and shapes at 3.
 */
export function themeColours(tokens: Tokens, wished: Scheme): Record<string, string> {
  const given = (name: TokenName) => (tokens[name] ? readColour(tokens[name]) : null);
  const scheme = schemeOf(given('surface'), wished);
  const base = (name: BaseColour) => readColour(BASE_COLOURS[scheme][name]) as Colour;
  const surface = given('surface') ?? base('surface');
  const wishedGround = given('ground') ?? (given('surface') ? surface : base('paper'));
  const paper = groundBeside(surface, wishedGround, TEXT_CONTRAST);
  const reads = (colour: Colour) => legible(colour, [surface, paper], TEXT_CONTRAST);
  const ink = reads(given('text') ?? base('ink'));
  const muted = reads(given('muted') ?? (given('text') ? mix(ink, surface, 0.25) : base('ink-3')));
  const link = reads(given('link') ?? given('accent') ?? base('lake'));
  const accent = reads(given('accent') ?? base('lichen-line'));
  const tint = (colour: Colour) =>
    TINTS.map((share) => mix(surface, colour, share)).find((one) => contrast(ink, one) >= TEXT_CONTRAST) ??
    surface;
  const land = mix(paper, ink, 0.06);
  const stands = (colour: Colour) => legible(colour, [surface, paper, land], SHAPE_CONTRAST);
  const line = given('line') ?? (given('surface') || given('text') ? mix(surface, ink, 0.18) : base('line'));
  const colours: Record<string, Colour> = {
    surface,
    paper,
    sunk: paper,
    land,
    'land-line': paper,
    line,
    'line-strong': stands(line),
    edge: stands(mix(ink, surface, 0.5)),
    ink,
    'ink-2': muted,
    'ink-3': muted,
    lake: link,
    'lake-strong': reads(mix(link, ink, 0.5)),
    'on-lake': legible(surface, [link], TEXT_CONTRAST),
    'lake-soft': tint(link),
    lichen: tint(accent),
    'lichen-line': accent,
    alarm: reads(base('alarm')),
    'alarm-soft': surface,
    ...Object.fromEntries(NODE_COLOURS.map((name) => [name, stands(base(name))])),
  };
  return Object.fromEntries(Object.entries(colours).map(([name, colour]) => [name, hexOf(colour)]));
}

function schemeOf(surface: Colour | null, wished: Scheme): Scheme {
  if (surface === null) return wished;
  return luminance(surface) < DARK ? 'dark' : 'light';
}

/** The style sheet of a host's tokens. It yields to forced colours and to print. */
export function themeSheet(tokens: Tokens): string {
  const block = (selector: string, scheme: Scheme) =>
    `${selector}{color-scheme:${schemeOf(tokens.surface ? readColour(tokens.surface) : null, scheme)};${declarations(themeColours(tokens, scheme))}}`;
  const shape = shapeDeclarations(tokens);
  return `@media screen and (forced-colors:none){
${block(':root', 'light')}
${block(":root[data-theme='dark']", 'dark')}
}
@media screen and (forced-colors:none) and (prefers-color-scheme:dark){
${block(":root:not([data-theme='light'])", 'dark')}
}
${shape ? `:root{${shape}}\n` : ''}`;
}

function declarations(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

/** Corners, letters and space: what no colour scheme changes. */
function shapeDeclarations({ radius, font, density }: Tokens): string {
  const corner = radius === undefined ? null : `${Number.parseInt(radius, 10)}px`;
  const names = font === undefined ? null : fontNames(font);
  return declarations({
    ...(corner && {
      radius: corner,
      'radius-small': corner,
      'radius-card': corner,
      'radius-frame': corner,
    }),
    ...(names && { sans: [...names.map(familyText), 'system-ui', 'sans-serif'].join(',') }),
    ...(density && { density: String(DENSITIES[density as keyof typeof DENSITIES]) }),
  });
}

function familyText(name: string): string {
  return GENERIC.test(name) ? name : `"${name}"`;
}
