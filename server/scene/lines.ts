import type { Certainty } from '../vocabulary/certainty.ts';

export interface Point {
  x: number;
  y: number;
}

/** How a certainty is drawn: one form for text and pictures. */
export interface LineForm {
  /** `stroke-dasharray` in px; null is a whole line. */
  dash: readonly number[] | null;
  /** Two thin lines side by side. */
  double: boolean;
  /** What stands at the line's end. */
  end: 'ring' | 'dot' | null;
}

const FORMS: Record<Certainty, LineForm> = {
  stated: { dash: null, double: false, end: null },
  layout: { dash: [7, 4], double: false, end: null },
  inferred: { dash: [2, 4], double: false, end: null },
  register: { dash: null, double: true, end: null },
  outside: { dash: [2, 4], double: false, end: 'ring' },
  curated: { dash: null, double: false, end: 'dot' },
};

/** The sag of a curved line as a share of its length. */
const SAG = 0.145;

/** The form of a line of this certainty. */
export function lineForm(certainty: Certainty): LineForm {
  return FORMS[certainty];
}

/**
 * Width in px of a single relation's line from its role's weight (the role registry: 1 leads, .7 implements),
 * or of an aggregated line from the number of things it stands for.
 */
export function lineWidth(weight: number, aggregated = false): number {
  if (aggregated) return Math.min(10, Math.round((0.8 + 0.28 * weight) * 100) / 100);
  if (weight >= 1) return 2.8;
  return weight >= 0.7 ? 1.7 : 1.2;
}

/** Path data of a straight line. */
export function straightPath(from: Point, to: Point): string {
  return `M${pair(from)}L${pair(to)}`;
}

/** Path data of two lines `gap` px apart, for a register entry. */
export function doublePath(from: Point, to: Point, gap: number): string {
  const { x, y } = normal(from, to);
  const shift = (point: Point, by: number): Point => ({ x: point.x + x * by, y: point.y + y * by });
  return [gap / 2, -gap / 2].map((by) => straightPath(shift(from, by), shift(to, by))).join('');
}

/**
 * The control point of a curved line. Lines bulge to the east, level ones to the north, whichever way they
 * are given, so that two lines between the same places never mirror each other.
 */
export function curveControl(from: Point, to: Point): Point {
  const { x, y } = normal(from, to);
  const side = x - y >= 0 ? 1 : -1;
  const depth = 2 * SAG * Math.hypot(to.x - from.x, to.y - from.y) * side;
  return { x: (from.x + to.x) / 2 + x * depth, y: (from.y + to.y) / 2 + y * depth };
}

/** Path data of a curved line. */
export function curvedPath(from: Point, to: Point): string {
  return `M${pair(from)}Q${pair(curveControl(from, to))} ${pair(to)}`;
}

/** Points along a line, ends included, close enough to test what it crosses. */
export function samplePath(from: Point, to: Point, curved: boolean, steps = 16): Point[] {
  if (!curved) return [from, to];
  const control = curveControl(from, to);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const t = step / steps;
    const at = (a: number, b: number, c: number): number =>
      (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
    return { x: at(from.x, control.x, to.x), y: at(from.y, control.y, to.y) };
  });
}

function normal(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.y - from.y) / length, y: -(to.x - from.x) / length };
}

function pair({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
