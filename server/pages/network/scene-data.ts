import type { Scene } from '../../scene/draw-list.ts';
import { html, raw, type Html } from '../parts/html.ts';

/** The scene from which a canvas takes a picture over, as data in a page: no text in it may end the element. */
export function sceneData(scene: Scene & { width: number; height: number }): Html {
  const rounded = (_: string, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 100) / 100 : value;
  const text = JSON.stringify(scene, rounded).replaceAll('<', String.raw`\u003c`);
  return html`<script class="scene-data" type="application/json">
    ${raw(text)}
  </script>`;
}
