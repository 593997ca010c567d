/** Words that carry no search meaning of their own; they are skipped unless a text has nothing else. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  [
    'ja tai sekä eli että on ei se ne joka jossa kanssa kun kuin niin myös mutta',
    'och eller i på av för med till från som är en ett den det de vid om att',
    'and or of the in on at for with to from a an by as is',
  ]
    .join(' ')
    .split(' '),
);

/** Words that say what kind of thing is named; they match, but weigh little beside the name itself. */
const GENERIC_STEMS = [
  'kunta kaupunki maakunta hanke hankki projekti ry oy yhdistysi',
  'stad kommun landskap projekt förening rf',
  'city town municip region project associ',
]
  .join(' ')
  .split(' ');

export const GENERIC: ReadonlySet<string> = new Set(GENERIC_STEMS);
