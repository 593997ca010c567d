const LIGATURES: Record<string, string> = {
  æ: 'a',
  ø: 'o',
  œ: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** Lower case in composed form: å, ä and ö stay letters of their own. */
export function lower(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Lower case without diacritics, as typed on a keyboard that lacks them: "Hämeenlinna" → "hameenlinna". */
export function fold(text: string): string {
  const bare = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  return bare.replace(/[æøœßłđðþ]/g, (letter) => LIGATURES[letter] ?? letter);
}
