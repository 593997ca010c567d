const SOFT_HYPHEN = '\u00AD';
/** Longest word that fits the narrowest head of a table unbroken. */
const FITS = 12;
const LONG = new RegExp(`\\p{L}{${FITS + 1},}`, 'gu');

/** Heads of Finnish and Swedish compounds that occur in names: a long word may break before them. */
const HEADS = [
  'alue',
  'ammatti',
  'asiantuntija',
  'edistämis',
  'hanke',
  'hyvinvointi',
  'hyvinvoinnin',
  'instituutti',
  'johtaja',
  'keskus',
  'konsertti',
  'koordinaattori',
  'korkea',
  'koulu',
  'koulutus',
  'kulttuuri',
  'kansalaisia',
  'kunta',
  'laitos',
  'liitto',
  'lisäys',
  'maaseutu',
  'maisuus',
  'materiaali',
  'ministeriö',
  'musiikki',
  'muutos',
  'ohjelma',
  'opisto',
  'oppilaitos',
  'palvelu',
  'päällikkö',
  'rahasto',
  'säätiö',
  'toiminta',
  'toimikunta',
  'tuotteet',
  'verkosto',
  'viranomainen',
  'yhdistys',
  'yhteistyö',
  'yliopisto',
  'centralen',
  'föreningen',
  'högskola',
  'kulturen',
  'samordnare',
  'universitet',
  'välfärd',
] as const;

/** The text with soft hyphens at the seams of long compounds: not every browser has a Finnish dictionary. */
export function withSoftHyphens(text: string): string {
  return text.replace(LONG, (word) => hyphenate(word));
}

function hyphenate(word: string): string {
  const seams = HEADS.flatMap((head) => placesOf(head, word.toLowerCase())).sort((a, b) => a - b);
  return [...new Set([0, ...seams])]
    .map((start, index, starts) => word.slice(start, starts[index + 1]))
    .join(SOFT_HYPHEN);
}

function placesOf(head: string, word: string): number[] {
  const place = word.lastIndexOf(head);
  return place > 2 && place < word.length - 2 ? [place] : [];
}
