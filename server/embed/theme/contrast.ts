/** A colour as three whole numbers, 0 to 255. */
export type Colour = readonly [number, number, number];

const STEPS = 40;
const BLACK: Colour = [0, 0, 0];
const WHITE: Colour = [255, 255, 255];

/** A colour from `8a1253`, `#8a1253` or `fa0`; null for other text. */
export function readColour(text: string): Colour | null {
  const [, digits] = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim()) ?? [];
  if (!digits) return null;
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : digits.match(/../g)!;
  const [red, green, blue] = pairs.map((pair) => Number.parseInt(pair, 16)) as [number, number, number];
  return [red, green, blue];
}

export function hexOf(colour: Colour): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The contrast of two colours, 1 to 21. Source: WCAG 2.2, contrast ratio. */
export function contrast(a: Colour, b: Colour): number {
  const [one, other] = [luminance(a), luminance(b)];
  const [lighter, darker] = one > other ? [one, other] : [other, one];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Source: WCAG 2.2, relative luminance. */
export function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Light by the part's value, for the 256 there are: choosing a legible shade asks thousands of times. */
const LINEAR = Float64Array.from({ length: 256 }, (_, part) => {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

function linear(part: number): number {
  return LINEAR[part] as number;
}

/** `share` of the second colour in the first. */
export function mix(first: Colour, second: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2) => Math.round(first[index] * (1 - share) + second[index] * share);
  return [part(0), part(1), part(2)];
}

/**
 * The colour, made darker or lighter by as little as gives it `least` contrast on every ground; where no colour has
 * that on all of them, the one that comes nearest.
 */
export function legible(colour: Colour, grounds: readonly Colour[], least: number): Colour {
  let [best, most] = [colour, 0];
  for (let step = 0; step <= STEPS; step += 1)
    for (const end of [BLACK, WHITE]) {
      const shade = mix(colour, end, step / STEPS);
      const worst = Math.min(...grounds.map((ground) => contrast(shade, ground)));
      if (worst >= least) return shade;
      if (worst > most) [best, most] = [shade, worst];
    }
  return best;
}

/**
 * The ground, drawn towards `surface` by as little as lets black or white have `least` contrast on both, so that every
 * colour has a shade that does: on one alone either of them always has 4.58.
 */
export function groundBeside(surface: Colour, ground: Colour, least: number): Colour {
  for (let step = 0; step < STEPS; step += 1) {
    const candidate = mix(ground, surface, step / STEPS);
    const reaches = (end: Colour) => contrast(end, surface) >= least && contrast(end, candidate) >= least;
    if (reaches(BLACK) || reaches(WHITE)) return candidate;
  }
  return surface;
}
