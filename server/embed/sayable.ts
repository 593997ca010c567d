import type { EvidenceAnswer } from '../contract/answers.ts';
import { withoutNames } from '../experts/without-names.ts';
import type { FrameGround } from './ground.ts';

/**
 * A piece of evidence as another site may show it: without the names of people who have not consented, and where its
 * source may not be passed on without the source's own words. Where they stand is told, and the source is a link away.
 */
export function sayable(
  { passedOn, words }: Pick<FrameGround, 'passedOn' | 'words'>,
  piece: EvidenceAnswer,
  names: readonly string[],
): EvidenceAnswer {
  const told = withoutNames(piece, names);
  if (passedOn.has(piece.source.id) || (piece.quote === null && piece.row === null)) return told;
  return { ...told, quote: null, row: null, reason: told.reason ?? words('embed.withheld') };
}
