import { originOf } from '../../http/origin.ts';
import { pageAddress } from '../../pages/addresses.ts';
import type { PageContext } from '../../pages/context.ts';
import { renderPage } from '../../pages/page.ts';
import { filterControl, segments, type Filter } from '../../pages/parts/controls.ts';
import { pageHead, section } from '../../pages/parts/headings.ts';
import { html, type Html } from '../../pages/parts/html.ts';
import { notice } from '../../pages/parts/notices.ts';
import { evidenceList } from '../../pages/parts/rows.ts';
import {
  elementLines,
  frameAddress,
  frameLine,
  heightLine,
  ownServerLines,
  type Placed,
} from '../snippets.ts';
import { parametersOf, WIDGET_ASKS, WIDGET_NAMES, type WidgetName } from '../../vocabulary/widgets.ts';
import { usedBy } from '../use.ts';
import { askFields, lookFields, tokenFields } from './builder-fields.ts';
import { unusableLook } from './unusable-look.ts';

/** What a widget cannot do without. */
const NEEDED: Partial<Record<WidgetName, string>> = {
  experts: 'topic',
  peers: 'municipality',
  card: 'id',
};
const HEIGHTS = { least: 100, most: 4000 };

/** Makes the lines that show a widget on another site: a form, a preview, and the four ways in. */
export async function builderPage(context: PageContext): Promise<Response> {
  const { c, words } = context;
  const given = c.req.query();
  const widget = WIDGET_NAMES.find((name) => name === given['widget']) ?? 'network';
  return renderPage(context, {
    title: words('builder.title'),
    description: words('builder.lead'),
    address: (lang) => pageAddress('embed', lang, given),
    scripts: ['web/widgets/host.ts'],
    noindex: Object.keys(given).length > 0,
    body: html`${pageHead({ title: words('builder.title'), lead: words('builder.lead') })}
    ${segments(
      WIDGET_NAMES.map((name) => ({
        label: words(`builder.widget.${name}`),
        href: pageAddress('embed', context.lang, switched(given, name)),
        current: name === widget,
      })),
      words('builder.widgets'),
    )}
    ${whatIsWrong(context, widget, given)} ${form(context, widget, given)} ${result(context, widget, given)}`,
  });
}

/** What of the page's own fields and of the look could not be used; what the widget asks, its frame answers for. */
function whatIsWrong(
  { words }: PageContext,
  widget: WidgetName,
  given: Readonly<Record<string, string>>,
): Html | string {
  const { widget: asked = '', height = '' } = given;
  const wrong = [
    ...(asked === '' || asked === widget ? [] : [words('builder.wrong.widget', { value: asked })]),
    ...(height.trim() === '' || heightIn(height) !== null
      ? []
      : [words('builder.wrong.height', { value: height, used: WIDGET_ASKS[widget].height, ...HEIGHTS })]),
    ...unusableLook(given, words).map(({ field, value, form }) =>
      words('builder.wrong.look', { field, value, form }),
    ),
  ];
  return wrong.length === 0 ? '' : notice({ what: words('builder.wrong'), next: wrong.join(' ') });
}

/** A height in px; null for a text that is none, or none that a frame may have. */
function heightIn(text: string): number | null {
  const height = /^\d{2,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return height >= HEIGHTS.least && height <= HEIGHTS.most ? height : null;
}

/** Another widget in the same look. */
function switched(given: Readonly<Record<string, string>>, widget: WidgetName): Record<string, string> {
  const own = new Set(WIDGET_NAMES.flatMap(parametersOf));
  const look = Object.entries(given).filter(([name]) => !own.has(name) && name !== 'height');
  return { ...Object.fromEntries(look), widget };
}

function form(context: PageContext, widget: WidgetName, given: Readonly<Record<string, string>>): Html {
  const { words, lang } = context;
  const { often, seldom } = askFields(context, widget, given);
  return html`<form class="builder" method="get" action="${pageAddress('embed', lang)}">
    <input type="hidden" name="widget" value="${widget}" />
    <p class="filters">${often.map(filterControl)}</p>
    ${seldom.length > 0 ? folded(words('builder.more'), seldom, given) : ''}
    <p class="filters">${lookFields(context, given).map(filterControl)}</p>
    ${folded(words('builder.tokens'), tokenFields(context, given), given, words('builder.tokens.text'))}
    <p class="actions"><button class="button primary" type="submit">${words('builder.submit')}</button></p>
  </form>`;
}

/** Fields that few need; open where one of them is filled in. */
function folded(
  summary: string,
  fields: readonly Filter[],
  given: Readonly<Record<string, string>>,
  text?: string,
): Html {
  const isGiven = fields.some(({ name }) => given[name]);
  return html`<details ${isGiven ? html` open` : ''}>
    <summary>${summary}</summary>
    ${text ? html`<p class="small">${text}</p>` : ''}
    <p class="filters">${fields.map(filterControl)}</p>
  </details>`;
}

function result(context: PageContext, widget: WidgetName, given: Readonly<Record<string, string>>): Html {
  const { words } = context;
  const needed = NEEDED[widget];
  if (needed && !given[needed]?.trim())
    return section(
      { heading: words('builder.preview') },
      html`<p>${words('builder.needs', { field: words(`builder.field.${needed}`) })}</p>`,
    );
  const placed = placedAs(context, widget, given);
  return html`${section(
    { heading: words('builder.preview') },
    html`<iframe
      class="builder-preview"
      src="${frameAddress({ ...placed, origin: '' })}"
      title="${placed.title}"
      height="${placed.height}"
    ></iframe>`,
  )}
  ${section({ heading: words('builder.ways'), under: words('builder.ways.under') }, ways(context, placed))}`;
}

function placedAs(
  { c, lang, words, services }: PageContext,
  widget: WidgetName,
  given: Readonly<Record<string, string>>,
): Placed {
  const origin = originOf(c, services.publicUrl);
  const unusable = new Set(unusableLook(given, words).map(({ name }) => name));
  const usable = Object.entries(given).filter(([name]) => !unusable.has(name));
  const query = usedBy(widget, { lang, ...Object.fromEntries(usable), ...idOf(given) });
  const page = frameAddress({ origin, widget, query });
  return {
    origin,
    widget,
    query,
    title: words(`builder.frame.${widget}`),
    height: heightIn(given['height'] ?? '') ?? WIDGET_ASKS[widget].height,
    page,
  };
}

/** Of a page's address that was pasted, the id at its end. */
function idOf({ id }: Readonly<Record<string, string>>): { id?: string } {
  const [path = ''] = (id ?? '').trim().split(/[?#]/);
  const last = path.split('/').at(-1);
  return last ? { id: last } : {};
}

function ways({ words }: PageContext, placed: Placed): Html {
  const address = frameAddress(placed);
  const oembed = `${placed.origin}/oembed?url=${encodeURIComponent(address)}&format=json`;
  const shown = [
    { name: 'frame', code: `${frameLine(placed)}\n${heightLine(placed.origin)}` },
    { name: 'oembed', code: address, more: oembed },
    { name: 'element', code: elementLines(placed) },
    { name: 'own-server', code: ownServerLines(placed) },
  ];
  return evidenceList(
    html`${shown.map(
      ({ name, code, more }) =>
        html`<section class="embed-code">
          <h3>${words(`builder.way.${name}`)}</h3>
          <p class="small">${words(`builder.way.${name}.text`, { origin: placed.origin })}</p>
          <textarea rows="3" readonly spellcheck="false" aria-label="${words(`builder.way.${name}`)}">
${code}</textarea>
          <p class="actions">
            <button
              class="button small needs-script"
              type="button"
              data-copy="${code}"
              data-copied="${words('network.copied')}"
              data-not-copied="${words('builder.not-copied')}"
            >
              ${words('network.copy')}
            </button>
            ${more ? html`<a class="button small" href="${more}">${words('builder.oembed')}</a>` : ''}
          </p>
        </section>`,
    )}`,
  );
}
