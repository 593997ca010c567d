import type { EvidenceAnswer } from '../../contract/answers.ts';
import type { Entity } from '../../contract/entity.ts';
import { LANGUAGES } from '../../vocabulary/languages.ts';

/** The former name that the quotes use for an entity; null when they use its present one or none at all. */
export function formerName(entity: Entity | undefined, evidence: readonly EvidenceAnswer[]): string | null {
  if (!entity) return null;
  const quotes = evidence.flatMap(({ quote }) => quote ?? []);
  const says = (name: string) => quotes.some((quote) => quote.toLowerCase().includes(name.toLowerCase()));
  if (LANGUAGES.some((lang) => says(entity.names[lang] ?? '\u0000'))) return null;
  const former = entity.aliases.filter(({ kind }) => kind === 'former');
  return former.find(({ text }) => says(text))?.text ?? null;
}
