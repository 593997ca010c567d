import { escapeXml } from '../../scene/to-svg.ts';
import { printable } from '../../http/printable.ts';

/** An element with its attributes; those that are null are left out. The content is markup already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | null>>,
  content: readonly string[] | string = [],
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${attributeText(String(value))}"`)
    .join('');
  const inner = typeof content === 'string' ? content : content.join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

/** Text between tags. */
export function text(value: string | number | boolean): string {
  return escapeXml(String(value)).replaceAll('\r', '&#13;');
}

/** Readers turn white space in attributes into spaces unless it is written by number. */
function attributeText(value: string): string {
  return text(value).replace(/[\t\n]/g, (space) => `&#${space.charCodeAt(0)};`);
}

/** A whole document, without the characters that XML does not know. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printable(root)}\n`;
}
