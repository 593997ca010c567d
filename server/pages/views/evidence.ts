import type { EvidenceAnswer } from '../../contract/answers.ts';
import type { Source } from '../../contract/evidence.ts';
import { columnLabel } from '../../locales/columns.ts';
import { dateText } from '../../locales/dates.ts';
import type { GraphStore } from '../../store/graph-store.ts';
import { strongestCertainty, type Certainty } from '../../vocabulary/certainty.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { correctionAddress, sourceAddress } from '../addresses.ts';
import { quoteParts, type EvidenceSetView, type EvidenceView } from '../parts/evidence-card.ts';

/** Makes cards of evidence; knows the sources behind it. */
export interface EvidenceViews {
  /** The cards of one claim, oldest source first. `proving` are the words to mark in quotes. */
  set(id: string, evidence: readonly EvidenceAnswer[], proving?: readonly string[]): EvidenceSetView;
  /** The strongest certainty of one claim's evidence: the form of its underline. */
  certainty(evidence: readonly EvidenceAnswer[]): Certainty;
}

/** Reads the sources of all the evidence that a page shows, at once. */
export async function evidenceViews(
  store: GraphStore,
  evidence: readonly EvidenceAnswer[],
  lang: Lang,
): Promise<EvidenceViews> {
  const ids = [...new Set(evidence.map(({ source }) => source.id))];
  const sources = new Map((await store.sources(ids)).map((source) => [source.id, source]));
  return {
    set: (id, pieces, proving = []) => ({
      id,
      cards: distinct(pieces)
        .toSorted((a, b) => compareDates(a.source.date, b.source.date))
        .map((piece) => card(piece, { known: sources.get(piece.source.id), claim: id, lang, proving })),
    }),
    certainty: (pieces) => strongestCertainty(pieces.map(({ certainty }) => certainty)),
  };
}

/** The same words from the same place are one card, however many relations lean on them. */
function distinct(pieces: readonly EvidenceAnswer[]): EvidenceAnswer[] {
  const key = ({ source, quote, row, reason }: EvidenceAnswer) =>
    JSON.stringify([source.id, quote, row, reason]);
  return [...new Map(pieces.map((piece) => [key(piece), piece])).values()];
}

/** An undated source stands last. */
function compareDates(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}

interface CardContext {
  known: Source | undefined;
  /** The id of the set: what a correction is about. */
  claim: string;
  lang: Lang;
  proving: readonly string[];
}

function card(
  { source, quote, row, reason, locator, certainty }: EvidenceAnswer,
  { known, claim, lang, proving }: CardContext,
): EvidenceView {
  const about = [known?.publisher, source.date && dateText(source.date, lang)].filter(Boolean).join(', ');
  return {
    certainty,
    quote: quote === null ? null : quoteParts(quote, proving),
    quoteLang: known?.lang ?? lang,
    register: row === null ? null : { rows: registerRows(row, lang) },
    reason,
    source: { title: source.title, href: sourceAddress(source.id, lang), about },
    locator,
    documentHref: source.url,
    correctionHref: correctionAddress(claim, lang),
    citation: [source.title, about, locator, quote && `”${quote}”`, source.url].filter(Boolean).join('. '),
  };
}

/** The register's cells, what identifies the row last. */
function registerRows(row: NonNullable<EvidenceAnswer['row']>, lang: Lang): (readonly [string, string])[] {
  return Object.entries(row)
    .toSorted(([a], [b]) => Number(a === 'code') - Number(b === 'code'))
    .map(([column, value]) => [columnLabel(column, lang), value]);
}
