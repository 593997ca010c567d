import type { EntityFields } from '../../server/contract/entity.ts';
import type { SourceStatements } from '../../server/directory/statements.ts';
import type { Statements } from '../../server/store/graph-store.ts';
import { aSource, someEvidence } from '../store/records.ts';

/**
 * What a writer says in one go: a project, what leads it and facts about them, all bearing the mark of the write. A
 * source's words replace its earlier ones, so a store never shows two marks of one source, nor a part of what one says.
 */

const PLACE = { file: 'soak', path: 'soak', line: null };
/** Described by every source, so that writers meet. */
export const SHARED = 'shared-by-all';

/** A mark tells whose write it is, which, and how many organisations it speaks of. */
export function markOf(source: string, count: number, size: number): string {
  return `${source}.${count}.${size}`;
}

function sizeIn(mark: string): number {
  return Number(mark.split('.')[2]);
}

export function markedStatements(source: string, mark: string): SourceStatements {
  const organisations = Array.from({ length: sizeIn(mark) }, (_, index) => `${source}-org-${index}`);
  const project = `${source}-project`;
  const evidence = [someEvidence({ source, version: mark, quote: mark })];
  const described = (id: string, type: EntityFields['type'], kind: string) => ({
    id,
    fields: { ...fieldsOf(type, kind), names: { fi: id }, descriptions: { fi: mark } },
    place: PLACE,
  });
  return {
    source: aSource(source, { version: mark }),
    entities: [
      ...organisations.map((id) => described(id, 'organisation', 'association')),
      described(project, 'project', 'project'),
      described(SHARED, 'organisation', 'network'),
    ],
    relations: organisations.map((id) => ({
      claim: {
        from: { entity: id },
        role: 'lead',
        to: { entity: project },
        period: null,
        scope: null,
        onBehalfOf: SHARED,
        title: null,
        position: null,
        realisation: 'unknown',
      },
      evidence,
      place: PLACE,
    })),
    facts: organisations.map((id) => ({
      claim: { entity: id, field: 'population', value: sizeIn(mark), unit: null, period: null },
      evidence,
      place: PLACE,
    })),
  };
}

/** A register of persons, for edits to work on. */
export function personsStatements(source: string, names: ReadonlyMap<string, string>): SourceStatements {
  const entities = [...names].map(([id, name]) => ({
    id,
    fields: { ...fieldsOf('person', null), names: { fi: name } },
    place: PLACE,
  }));
  return { source: aSource(source), entities, relations: [], facts: [] };
}

function fieldsOf(type: EntityFields['type'], kind: string | null): EntityFields {
  return {
    type,
    kind,
    names: {},
    descriptions: {},
    aliases: [],
    identifiers: [],
    homepage: null,
    period: null,
    status: 'unknown',
    visibility: 'public',
    position: null,
    point: null,
  };
}

/** The mark that all of a source's statements bear, or what is wrong with them. */
export function markIn(source: string, said: Statements): { mark: string } | { torn: string } {
  const marks = new Set([
    ...said.entities.map(({ claims }) => claims[source]?.descriptions.fi),
    ...[...said.relations, ...said.facts].flatMap(({ claims }) =>
      (claims[source]?.evidence ?? []).flatMap(({ version, quote }) => [version, quote]),
    ),
  ]);
  const [mark] = marks;
  const size = sizeIn(mark ?? '');
  const counts = [said.entities.length - 2, said.relations.length, said.facts.length];
  if (marks.size === 1 && mark && counts.every((count) => count === size)) return { mark };
  return { torn: `${source} says [${[...marks].join(', ')}] with ${counts.join(', ')} things` };
}
