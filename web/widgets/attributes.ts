import { attributeOf, parametersOf, TOKEN_NAMES, type WidgetName } from '../../server/vocabulary/widgets.ts';

const LOOK = ['lang', 'theme', 'height', 'server', ...TOKEN_NAMES];

/** Of every element, for scripts, or of a framework: the page's own. */
const OF_THE_PAGE =
  /^(accesskey|auto(capitalize|correct|focus)|class|contenteditable|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|inputmode|is|item(id|prop|ref|scope|type)|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate|writingsuggestions|xmlns)$|^(aria|data|hx|ng|v|x)-|^on|[^a-z-]/;

type Attributes = Pick<Element, 'getAttribute' | 'getAttributeNames'>;

/** Every attribute that an element of ours reads, in HTML's spelling. */
export function attributesRead(widget: WidgetName): string[] {
  return [...new Set([...LOOK, ...parametersOf(widget).flatMap(spellings)])];
}

/** What the attributes ask of the frame, by parameter. */
export function askedBy(element: Attributes, widget: WidgetName): Record<string, string> {
  return Object.fromEntries(
    parametersOf(widget).flatMap((name) => {
      const [value] = spellings(name).flatMap((spelling) => element.getAttribute(spelling) ?? []);
      return value === undefined ? [] : [[name, value || 'true']];
    }),
  );
}

/** Attributes that are neither ours nor the page's. */
export function unknownAttributes(element: Attributes, widget: WidgetName): string[] {
  const read = attributesRead(widget);
  return element.getAttributeNames().filter((name) => !read.includes(name) && !OF_THE_PAGE.test(name));
}

/** `cross-region`, and as the frame's address has it, `crossregion`: whoever gives a card its entity by `id` is understood. */
function spellings(parameter: string): string[] {
  return [attributeOf(parameter), parameter.toLowerCase()];
}
