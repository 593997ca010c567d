import fc from 'fast-check';
import type { EntityFields } from '../../server/contract/entity.ts';
import type { Evidence } from '../../server/contract/evidence.ts';
import { periodEnd } from '../../server/contract/period.ts';
import type { Claim, End, FactClaim } from '../../server/contract/relation.ts';
import type { Edit } from '../../server/directory/apply-edits.ts';
import type { SourceStatements } from '../../server/directory/statements.ts';
import { ODD_TEXTS } from './odd-texts.ts';
import { aSource } from './records.ts';

/** Random loads and edits of a small world, for tests that hold for any of them. */

// Few ids, so that sources meet, and names that sort apart only by their ids. The contract's ids are ASCII; these are
// stranger, but none is from U+E000 to U+FFFF, which Neo4j sorts after 𐍈 and SQLite before it.
export const TYPE_OF: Record<string, EntityFields['type']> = {
  'org-a': 'organisation',
  'org-ä': 'organisation',
  'org-𐍈': 'organisation',
  'proj-a': 'project',
  'proj-ö': 'project',
  'p-aaaaaaaa': 'person',
  'p-bbbbbbbb': 'person',
  'area-a': 'region',
};
export const IDS = Object.keys(TYPE_OF);
const KINDS = { organisation: ['museum', 'university'], project: ['project'], region: ['maakunta'] } as const;
export const SOURCES = ['alku', 'esite', 'rekisteri-ä', 'rekisteri-𐍈'];

const id = fc.constantFrom(...IDS);
const idOf = (type: EntityFields['type']) => fc.constantFrom(...IDS.filter((one) => TYPE_OF[one] === type));
export const text = fc.oneof(
  fc.constantFrom('Äänekoski', 'Akaa', 'åbo', 'Zeta 10', 'Zeta 9', 'zeta 9'),
  fc.constantFrom(...ODD_TEXTS.map(([, odd]) => odd)),
);
export const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null, freq: 2 });
const period = maybe(
  fc.constantFrom('2009', '2010-23', '2012-06-08').map((date) => ({
    from: periodEnd(date),
    to: null,
    open: false,
    by: null,
  })),
);

export const fieldsOf = (type: EntityFields['type']): fc.Arbitrary<EntityFields> =>
  fc.record({
    type: fc.constant(type),
    kind: type in KINDS ? fc.constantFrom(...KINDS[type as keyof typeof KINDS]) : fc.constant(null),
    names: fc.oneof(
      text.map((fi) => ({ fi })),
      text.map((sv) => ({ sv })),
      fc.constant({}),
    ),
    descriptions: fc.constant({}),
    aliases: fc.array(
      text.map((alias) => ({ text: alias, lang: null, kind: 'other' as const, period: null })),
      { maxLength: 2 },
    ),
    identifiers: fc.array(
      fc.record({
        scheme: fc.constantFrom('yso' as const, 'ror' as const),
        value: fc.constantFrom('p1', 'P1', 'ä'),
      }),
      { maxLength: 2 },
    ),
    homepage: fc.constant(null),
    period,
    status: fc.constantFrom('unknown' as const, 'running' as const),
    visibility: fc.constantFrom('public' as const, 'public' as const, 'limited' as const, 'editor' as const),
    position: maybe(fc.integer({ min: 1, max: 12 })),
    point: fc.constant(null),
  });

export const evidenceOf = (source: string): fc.Arbitrary<Evidence[]> =>
  fc.array(
    fc.record({
      source: fc.constant(source),
      version: fc.constant('1'),
      quote: text,
      row: fc.constant(null),
      locator: maybe(text),
      certainty: fc.constantFrom('stated' as const, 'layout' as const, 'inferred' as const),
      reason: fc.constant(null),
    }),
    { minLength: 1, maxLength: 2 },
  );

const placeholder = (type: EntityFields['type']): fc.Arbitrary<End> =>
  maybe(fc.integer({ min: 1, max: 6 })).map((count) => ({ placeholder: { type, kind: null, count } }));
const end = (type: EntityFields['type']): fc.Arbitrary<End> =>
  fc.oneof(
    { weight: 5, arbitrary: idOf(type).map((entity): End => ({ entity })) },
    { weight: 1, arbitrary: placeholder(type) },
  );

const JOINS: [Claim['role'], EntityFields['type'], EntityFields['type']][] = [
  ['lead', 'organisation', 'project'],
  ['partner', 'organisation', 'project'],
  ['project-manager', 'person', 'project'],
  ['works-for', 'person', 'organisation'],
  ['targets', 'project', 'region'],
];
const claim: fc.Arbitrary<Claim> = fc.constantFrom(...JOINS).chain(([role, from, to]) =>
  fc.record({
    from: end(from),
    role: fc.constant(role),
    to: end(to),
    period,
    scope: maybe(fc.constant('area-a')),
    onBehalfOf: maybe(idOf('organisation')),
    title: maybe(text.map((fi) => ({ fi }))),
    position: maybe(fc.integer({ min: 1, max: 3 })),
    realisation: fc.constantFrom('unknown' as const, 'planned' as const),
  }),
);
const factClaim: fc.Arbitrary<FactClaim> = fc.record({
  entity: id,
  field: fc.constantFrom('population' as const, 'text' as const, 'amount' as const),
  value: fc.oneof(
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant({ empty: true as const }),
  ),
  unit: maybe(fc.constant('person')),
  period,
});

export const PLACE = { file: 'koe.yaml', path: 'koe', line: null };

const statements: fc.Arbitrary<SourceStatements> = fc.constantFrom(...SOURCES.slice(1)).chain((source) =>
  fc.record({
    source: fc.constantFrom('1', '2').map((version) => aSource(source, { version })),
    entities: fc
      .uniqueArray(id, { maxLength: IDS.length })
      .chain((ids) =>
        fc.tuple(
          ...ids.map((one) => fieldsOf(TYPE_OF[one]!).map((fields) => ({ id: one, fields, place: PLACE }))),
        ),
      ),
    relations: fc.array(fc.record({ claim, evidence: evidenceOf(source), place: fc.constant(PLACE) }), {
      maxLength: 6,
    }),
    facts: fc.array(
      fc.record({ claim: factClaim, evidence: evidenceOf(source), place: fc.constant(PLACE) }),
      {
        maxLength: 4,
      },
    ),
  }),
);

/** `hide` and `withdraw` name things by their place, for their ids are not known before. */
export type Command = { say: SourceStatements } | { edits: Edit[] } | { hide: number } | { withdraw: number };

/** Describes every id, so that what comes after has something to speak of. */
export const beginning: fc.Arbitrary<Command> = fc
  .tuple(...IDS.map((one) => fieldsOf(TYPE_OF[one]!).map((fields) => ({ id: one, fields, place: PLACE }))))
  .map((entities) => ({
    say: { source: aSource('alku', { version: '1' }), entities, relations: [], facts: [] },
  }));

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ edit: id, field: fc.constant('names' as const), value: text.map((fi) => ({ fi })) }),
  fc.record({
    edit: id,
    field: fc.constant('visibility' as const),
    value: fc.constantFrom('public', 'limited', 'editor'),
  }),
  fc
    .constantFrom('organisation' as const, 'project' as const, 'person' as const)
    .chain((type) => fc.record({ merge: idOf(type), into: idOf(type) })),
  fc.record({ erase: id }),
);

export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: statements.map((say) => ({ say })) },
  { weight: 4, arbitrary: fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) => ({ edits })) },
  { weight: 2, arbitrary: fc.nat(9).map((hide) => ({ hide })) },
  { weight: 1, arbitrary: fc.nat(9).map((withdraw) => ({ withdraw })) },
);
