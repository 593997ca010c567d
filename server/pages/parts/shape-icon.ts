import { colourTokenOf, shapeOf, shapePath } from '../../scene/shapes.ts';
import type { EntityType } from '../../vocabulary/kinds.ts';
import { html, type Html } from './html.ts';

/** What decides an entity's shape. A unit passes its parent's kind. */
export interface Shaped {
  type: EntityType;
  kind: string | null;
}

/**
 * The shape of an entity, `size` px wide and high. With a `label` it speaks; without it is hidden, for the name
 * beside it says what it is.
 */
export function shapeIcon(
  { type, kind }: Shaped,
  { size = 16, label }: { size?: number; label?: string } = {},
): Html {
  const path = shapePath(shapeOf(type, kind), 5.6, 8, 8.4);
  const access = label ? html` role="img" aria-label="${label}"` : html` aria-hidden="true"`;
  return html`<svg class="shape-icon" viewBox="0 0 16 16" width="${size}" height="${size}" ${access}>
    <path class="shape c-${colourTokenOf(type, kind)}" d="${path}" />
  </svg>`;
}
