import { html, type Html } from './html.ts';
import { shapeIcon } from './shape-icon.ts';

/** What is missing, said in plain words: unknown, unnamed, unproven. */
export function placeholderPill(text: string): Html {
  return html`<span class="pill">${text}</span>`;
}

export interface TopicTag {
  name: string;
  href: string;
  on?: boolean;
}

/** Topics as tags that lead to their pages. */
export function topicTags(topics: readonly TopicTag[]): Html {
  return html`<ul class="tags">
    ${topics.map(
      ({ name, href, on }) =>
        html`<li>
          <a class="tag${on ? ' on' : ''}" href="${href}"
            >${shapeIcon({ type: 'topic', kind: null }, { size: 14 })}${name}</a
          >
        </li>`,
    )}
  </ul>`;
}
