import type { Label, Lang } from '../vocabulary/languages.ts';

/** The addresses of the pages that are no entity's, without the language: a word of that language each. */
export const PAGE_ADDRESSES = {
  home: { fi: '', sv: '', en: '' },
  network: { fi: 'verkosto', sv: 'natverk', en: 'network' },
  experts: { fi: 'asiantuntijat', sv: 'sakkunniga', en: 'experts' },
  peers: { fi: 'verrokkikunnat', sv: 'jamforbara-kommuner', en: 'peers' },
  practices: { fi: 'toimintamallit', sv: 'verksamhetsmodeller', en: 'practices' },
  search: { fi: 'haku', sv: 'sok', en: 'search' },
  sources: { fi: 'lahteet', sv: 'kallor', en: 'sources' },
  embed: { fi: 'upota', sv: 'badda-in', en: 'embed' },
  accessibility: { fi: 'saavutettavuus', sv: 'tillganglighet', en: 'accessibility' },
  privacy: { fi: 'tietosuoja', sv: 'dataskydd', en: 'privacy' },
  feedback: { fi: 'palaute', sv: 'respons', en: 'feedback' },
} as const satisfies Record<string, Label>;

export type PageName = keyof typeof PAGE_ADDRESSES;

/** The word before a source's id: `/fi/lahde/museovirasto`. */
export const SOURCE_SEGMENT = { fi: 'lahde', sv: 'kalla', en: 'source' } as const satisfies Label;

/** The address of a page in a language: `/fi/verkosto`. `query` values that are null or empty are left out. */
export function pageAddress(
  name: PageName,
  lang: Lang,
  query: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  const segment = PAGE_ADDRESSES[name][lang];
  const kept = Object.entries(query).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  const search = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString();
  return `/${lang}${segment ? `/${segment}` : ''}${search ? `?${search}` : ''}`;
}

/** The address of the page about a source. */
export function sourceAddress(id: string, lang: Lang): string {
  return `/${lang}/${SOURCE_SEGMENT[lang]}/${id}`;
}

/** Where a reader proposes a correction; `about` names the relation or fact they came from. */
export function correctionAddress(about: string | null, lang: Lang): string {
  return pageAddress('feedback', lang, { about });
}
