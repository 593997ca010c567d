import type { EntitySummary } from '../contract/answers.ts';
import { html, type Html } from '../pages/parts/html.ts';
import { shapeIcon } from '../pages/parts/shape-icon.ts';
import { withSoftHyphens } from '../pages/views/hyphens.ts';
import { namedView } from '../pages/views/named.ts';
import { outLink } from './frame.ts';
import type { FrameGround } from './ground.ts';

export interface FrameRow {
  entity: EntitySummary;
  /** Quiet words after the name. */
  about: string;
  /** A figure at the right. */
  value?: string | null;
  /** What opens beneath: its summary and content. */
  more?: { summary: Html | string; content: Html } | null;
}

/** Entities under each other, each with its shape and a link to its page. */
export function frameRows(ground: FrameGround, rows: readonly FrameRow[], ordered = false): Html {
  const items = rows.map((row) => frameRow(ground, row));
  return ordered
    ? html`<ol class="frame-rows">
        ${items}
      </ol>`
    : html`<ul class="frame-rows">
        ${items}
      </ul>`;
}

function frameRow(ground: FrameGround, { entity, about, value, more }: FrameRow): Html {
  return html`<li>
    <p class="frame-row">
      <span class="frame-what"
        >${entityName(ground, entity)} <span class="about">${withSoftHyphens(about)}</span></span
      >
      ${value ? html`<span class="value">${value}</span>` : ''}
    </p>
    ${
      more
        ? html`<details>
            <summary>${more.summary}</summary>
            ${more.content}
          </details>`
        : ''
    }
  </li>`;
}

/** An entity's shape and its name, which opens its page. */
export function entityName({ snapshot, lang, words, origin }: FrameGround, entity: EntitySummary): Html {
  const view = namedView(snapshot.projection, entity, lang);
  const name = view.lang ? html`<span lang="${view.lang}">${view.name}</span>` : view.name;
  return html`<span class="frame-name"
    >${shapeIcon(view)} ${outLink(name, origin + view.href, words, entity.id)}</span
  >`;
}

/** "ammattikorkeakoulu, Etelä-Savo" */
export function kindAndPlace({ snapshot, lang }: FrameGround, { id, label }: EntitySummary): string {
  const region = snapshot.projection.entity(snapshot.geography.regionOf(id) ?? '');
  const place = region && region.id !== id ? (region.names[lang] ?? region.names.fi ?? null) : null;
  return [label, place].filter(Boolean).join(', ');
}
