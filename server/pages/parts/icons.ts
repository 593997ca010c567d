import { html, raw, type Html } from './html.ts';

const PATHS = {
  search: '<circle cx="6.5" cy="6.5" r="5"/><path d="m10.5 10.5 4.5 4.5"/>',
  menu: '<path d="M1 3h14M1 8h14M1 13h14"/>',
  chevron: '<path d="m4 6 4 4 4-4"/>',
  picture:
    '<path d="M5 11 8 4l4 7H5"/><circle cx="8" cy="4" r="2" fill="currentcolor"/><circle cx="4" cy="12" r="2" fill="currentcolor"/><circle cx="12" cy="12" r="2" fill="currentcolor"/>',
  map: '<path d="M8 15s5-5 5-9A5 5 0 0 0 3 6c0 4 5 9 5 9Z"/><circle cx="8" cy="6" r="1.5"/>',
  list: '<path d="M5 3.5h10M5 8h10M5 12.5h10M1 3.5h1M1 8h1M1 12.5h1"/>',
  filter: '<path d="M1 4h14M4 8h8M6.5 12h3"/>',
  table: '<path d="M1.5 3h13v10h-13zM1.5 8h13M7 3v10"/>',
} as const;

export type Icon = keyof typeof PATHS;

/** A line icon beside a word that says the same; hidden from screen readers. */
export function icon(name: Icon, size = 16): Html {
  return html`<svg class="icon" viewBox="0 0 16 16" width="${size}" height="${size}" aria-hidden="true">
    ${raw(PATHS[name])}
  </svg>`;
}
