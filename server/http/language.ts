import { LANGUAGES, type Lang } from '../vocabulary/languages.ts';

/** The reader's language: `lang` when it names one of ours, else the best of Accept-Language, else Finnish. */
export function negotiateLanguage(asked: string | undefined, acceptLanguage: string | undefined): Lang {
  const named = LANGUAGES.find((lang) => lang === asked);
  if (named) return named;
  return preferences(acceptLanguage ?? '').find(isOurs) ?? 'fi';
}

function isOurs(tag: string): tag is Lang {
  return (LANGUAGES as readonly string[]).includes(tag);
}

function preferences(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
}
