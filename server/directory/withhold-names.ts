import type { Resolution } from '../store/graph-store.ts';
import { findNames, namesIn, namesSaid, type NameFinder } from './erased-names.ts';
import {
  redactEvidence,
  redactFactValue,
  redactFields,
  redactLocalised,
  redactMark,
  redactSource,
} from './redact.ts';
import type { Reads } from './staged.ts';
import { idsIn, type Author, type SourceStatements } from './statements.ts';

/** Leaves the names of erased persons out of what is written. */
export interface Withholding {
  /** Ids of persons who are new to the store and bear an erased person's name: they are the same person, come back. */
  comeBack(statements: SourceStatements, known: ReadonlyMap<string, Resolution>): string[];
  /** What is said, without the names; of another person of the same name, whom the store has, it stays as it is. */
  statements(statements: SourceStatements, known: ReadonlyMap<string, Resolution>): Promise<SourceStatements>;
  author<A extends Author>(author: A): A;
  text(text: string): string;
}

const NOBODY: Withholding = {
  comeBack: () => [],
  statements: async (statements) => statements,
  author: (author) => author,
  text: (text) => text,
};

/** What may not be written into this store. Costs nothing where nobody was erased. */
export async function withholdingOf(store: Reads): Promise<Withholding> {
  const erased = await store.erasedNames();
  if (erased.length === 0) return NOBODY;
  const finder = findNames(erased);
  return {
    comeBack: (statements, known) =>
      bearers(finder, statements).filter((id) => known.get(id)?.state === 'unknown'),
    statements: async (statements, known) =>
      withoutNames(finder, statements, await namesakesIn(store, finder, statements, known)),
    author: (author) => redactMark(author, finder.redact),
    text: finder.redact,
  };
}

/** The persons described under an erased person's name. */
function bearers(finder: NameFinder, { entities }: SourceStatements): string[] {
  return entities
    .filter(({ fields }) => fields.type === 'person' && namesIn(fields).some(finder.names))
    .map(({ id }) => id);
}

/** The persons spoken of who bear an erased person's name, by what this source says now and all others said before. */
async function namesakesIn(
  store: Reads,
  finder: NameFinder,
  statements: SourceStatements,
  known: ReadonlyMap<string, Resolution>,
): Promise<Set<string>> {
  const persons = [...known.values()].flatMap((one) =>
    one.state === 'found' && one.entity.type === 'person' ? [one.entity.id] : [],
  );
  const records = await store.records(persons);
  const stored = records.filter(({ claims, corrections }) => {
    const others = Object.entries(claims).filter(([source]) => source !== statements.source.id);
    const said = { claims: Object.fromEntries(others), corrections };
    return [...namesSaid(said)].some(finder.names);
  });
  return new Set([...bearers(finder, statements), ...stored.map(({ entity }) => entity.id)]);
}

function withoutNames(
  finder: NameFinder,
  statements: SourceStatements,
  namesakes: ReadonlySet<string>,
): SourceStatements {
  const { redact } = finder;
  return {
    source: redactSource(statements.source, redact),
    entities: statements.entities.map((entity) =>
      namesakes.has(entity.id) ? entity : { ...entity, fields: redactFields(entity.fields, redact) },
    ),
    relations: statements.relations.map((relation) => {
      const { claim, evidence } = relation;
      if (idsIn(claim).some((id) => namesakes.has(id))) return relation;
      const title = claim.title && redactLocalised(claim.title, redact);
      return { ...relation, claim: { ...claim, title }, evidence: redactEvidence(evidence, redact) };
    }),
    facts: statements.facts.map((fact) => {
      const { claim, evidence } = fact;
      if (namesakes.has(claim.entity)) return fact;
      const value = redactFactValue(claim.value, redact);
      return { ...fact, claim: { ...claim, value }, evidence: redactEvidence(evidence, redact) };
    }),
  };
}
