/** The interface languages, in the order in which a missing name falls back. */
export const LANGUAGES = ['fi', 'sv', 'en'] as const;

export type Lang = (typeof LANGUAGES)[number];

/** A text in each interface language; the compiler asks for all three. */
export type Label = Readonly<Record<Lang, string>>;

/** Texts by language where some may be missing, as sources give them. */
export type Localised = { fi?: string | undefined; sv?: string | undefined; en?: string | undefined };

/** The text in `lang`, else in the first language that has one, with the language it is in; null when empty. */
export function chooseText(texts: Localised, lang: Lang): { text: string; lang: Lang } | null {
  const order = [lang, ...LANGUAGES.filter((other) => other !== lang)];
  const found = order.find((candidate) => texts[candidate]);
  return found ? { text: texts[found] as string, lang: found } : null;
}
