import type {
  EntitySummary,
  EvidenceAnswer,
  FactAnswer,
  RelationAnswer,
  RelationEnd,
  SourceAnswer,
} from '../../contract/answers.ts';
import { namesNear } from '../../experts/people-near.ts';
import { textWithoutNames, withoutNames } from '../../experts/without-names.ts';
import { toSummary } from '../../reading/entity-view.ts';
import type { Snapshot } from '../../snapshot.ts';
import { LANGUAGES, type Lang } from '../../vocabulary/languages.ts';
import type { Role } from '../../vocabulary/roles.ts';
import type { ExportedEvidence, ExportedFact, ExportedRelation, Withheld } from '../formats/exported.ts';

/**
 * Keeps the rights of sources and persons while a file is put together, and counts what it leaves out: words of
 * sources that may not be passed on, and persons who have not consented.
 */
export interface Rights {
  /** The relation without what may not travel; null where a person is left out and nothing can stand for them. */
  relation(relation: RelationAnswer): ExportedRelation | null;
  fact(fact: FactAnswer, entity: string): ExportedFact;
  /** Evidence without what may not travel; it may name people who have to do with the entities `near` it. */
  evidence(pieces: readonly EvidenceAnswer[], near: readonly (string | null)[]): ExportedEvidence[];
  /** Counts a person who has not consented and is left out. */
  leaveOut(person: string): void;
  /** Whether the entity is a person who has not consented; one too young to be known counts as such. */
  isLimited(entity: { id: string; type: string }): boolean;
  withheld(): Withheld;
}

const HOLDS: ReadonlySet<Role> = new Set(['holds']);

export function keepRights(
  snapshot: Snapshot,
  sources: ReadonlyMap<string, Pick<SourceAnswer, 'redistributable'>>,
  lang: Lang,
): Rights {
  const { projection } = snapshot;
  const persons = new Set<string>();
  const counts = { quotes: 0, relations: 0 };

  function isLimited({ id, type }: { id: string; type: string }): boolean {
    return type === 'person' && projection.entity(id)?.visibility !== 'public';
  }

  /** The end itself, or what stands for it; null where nothing does. */
  function shownEnd(end: RelationEnd, spokenFor: EntitySummary | null): RelationEnd | null {
    if (!('id' in end) || !isLimited(end)) return end;
    persons.add(end.id);
    return spokenFor ?? postOf(end.id);
  }

  function postOf(person: string): EntitySummary | null {
    const [holding] = projection.leaving(person, HOLDS);
    const post = holding && projection.entity(holding.to);
    return post ? toSummary(post, lang) : null;
  }

  function evidence(piece: EvidenceAnswer, names: readonly string[]): ExportedEvidence {
    const told = withoutNames(piece, names);
    const own = piece.quote !== null || piece.row !== null;
    if (!own || sources.get(piece.source.id)?.redistributable) return { ...told, withheld: false };
    counts.quotes += 1;
    return { ...told, quote: null, row: null, withheld: true };
  }

  const namesAround = (ids: readonly (string | null)[]) =>
    namesNear(
      snapshot,
      ids.filter((id) => id !== null),
    );

  return {
    isLimited,
    leaveOut: (person) => persons.add(person),
    evidence(pieces, near) {
      const names = namesAround(near);
      return pieces.map((piece) => evidence(piece, names));
    },
    relation(relation) {
      const { from, to, onBehalfOf } = relation;
      const ends = [shownEnd(from, onBehalfOf), shownEnd(to, null)] as const;
      const standsForPerson = ends[0] !== from || ends[1] !== to;
      if (ends[0] === null || ends[1] === null || (standsForPerson && idOf(ends[0]) === idOf(ends[1]))) {
        counts.relations += 1;
        return null;
      }
      const names = namesAround([idOf(from), idOf(to), onBehalfOf?.id ?? null]);
      return {
        ...relation,
        from: ends[0],
        to: ends[1],
        evidence: relation.evidence.map((piece) => evidence(piece, names)),
        standsForPerson,
      };
    },
    fact(fact, entity) {
      const names = namesNear(snapshot, [entity]);
      const pieces = fact.evidence.map((piece) => evidence(piece, names));
      const wordsOfOthers = fact.field === 'text' && pieces.every(({ withheld }) => withheld);
      return {
        ...fact,
        value: wordsOfOthers ? null : valueWithoutNames(fact.value, names),
        evidence: pieces,
      };
    },
    withheld: () => ({ quotes: counts.quotes, persons: persons.size, relations: counts.relations }),
  };
}

function idOf(end: RelationEnd): string | null {
  return 'id' in end ? end.id : null;
}

function valueWithoutNames(value: FactAnswer['value'], names: readonly string[]): FactAnswer['value'] {
  if (typeof value === 'string') return textWithoutNames(value, names);
  if (typeof value !== 'object') return value;
  const parts = Object.entries(value).map(([key, part]) => [
    key,
    isLang(key) && typeof part === 'string' ? textWithoutNames(part, names) : part,
  ]);
  return Object.fromEntries(parts) as FactAnswer['value'];
}

function isLang(key: string): boolean {
  return (LANGUAGES as readonly string[]).includes(key);
}
