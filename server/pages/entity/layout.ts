import { yearsText } from '../../locales/dates.ts';
import { ENTITY_TYPES } from '../../vocabulary/kinds.ts';
import { chooseText, type Lang } from '../../vocabulary/languages.ts';
import { pageAddress } from '../addresses.ts';
import { breadcrumbs } from '../parts/breadcrumbs.ts';
import { pageHead } from '../parts/headings.ts';
import { html, type Html } from '../parts/html.ts';
import { withSoftHyphens } from '../views/hyphens.ts';
import { capitalised } from '../views/relation-rows.ts';
import { shapedAs } from '../views/shaped.ts';
import type { Piece } from './sections.ts';
import type { Subject } from './subject.ts';

/** What a view makes of an entity: the page's body. */
export interface EntityBody {
  body: Html;
  /** In a sentence, for search engines and previews. */
  description: string;
  noindex?: boolean;
}

export interface Step {
  label: string;
  href: string;
}

/** The title with its way down, lead and ways on. */
export function entityHead(
  { context, entity }: Subject,
  view: {
    lead?: Html | string | null;
    actions?: Html | null;
    map?: Html | null;
    steps?: readonly Step[];
  } = {},
): Html {
  const { words, lang, snapshot } = context;
  const steps = [{ label: listName(entity, lang), href: listAddress(entity, lang) }, ...(view.steps ?? [])];
  return html`${breadcrumbs(steps, words('page.crumbs'))}
  ${pageHead({
    title: withSoftHyphens(entity.name),
    shape: { ...shapedAs(snapshot.projection, entity), label: entity.label },
    ...(entity.nameLang && entity.nameLang !== lang ? { lang: entity.nameLang } : {}),
    lead: view.lead ?? defaultLead({ context, entity }),
    actions: view.actions ?? null,
    map: view.map ?? null,
  })}`;
}

/** What kind of thing it is, when, and its description where there is one. */
function defaultLead({ entity, context: { lang } }: Pick<Subject, 'entity' | 'context'>): Html | string {
  // A topic of the usual kind is a topic: "subject" says no more.
  const label = entity.kind === 'subject' ? ENTITY_TYPES.topic.label[lang] : entity.label;
  const kind = capitalised([label, yearsText(entity.period)].filter(Boolean).join(', '));
  const description = descriptionOf(entity, lang);
  return description ? html`${kind}. ${description}` : `${kind}.`;
}

/** The description in the reader's language, else in one it has, which is told. */
export function descriptionOf({ descriptions }: Subject['entity'], lang: Lang): Html | null {
  const chosen = chooseText(descriptions, lang);
  return chosen && html`<span lang="${chosen.lang}">${chosen.text}</span>`;
}

function listName({ type, kind }: Subject['entity'], lang: Lang): string {
  return kind === 'municipality' ? MUNICIPALITIES[lang] : ENTITY_TYPES[type].plural[lang];
}

const MUNICIPALITIES = { fi: 'Kunnat', sv: 'Kommuner', en: 'Municipalities' };

/** Where things of this kind are listed. People are not: they are searched for. */
export function listAddress({ type, kind }: Pick<Subject['entity'], 'type' | 'kind'>, lang: Lang): string {
  if (type === 'practice') return pageAddress('practices', lang);
  if (type === 'person') return pageAddress('search', lang);
  return pageAddress('search', lang, { type, kind: kind === 'municipality' ? kind : null });
}

/** Main column and side column; without a side the main one has the whole width. */
export function columns(main: readonly Piece[], side: readonly Piece[]): Html {
  const [filled, beside] = [main.filter(Boolean), side.filter(Boolean)];
  if (beside.length === 0) return html`<div class="stack">${filled}</div>`;
  return html`<div class="split">
    <div>${filled}</div>
    <aside class="side">${beside}</aside>
  </div>`;
}
