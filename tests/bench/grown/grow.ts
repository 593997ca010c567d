import type { Source } from '../../../server/contract/evidence.ts';
import type { SourceStatements } from '../../../server/directory/statements.ts';
import {
  entity,
  period,
  relation,
  type EntityStatement,
  type RelationStatement,
} from '../../../server/ingest/say.ts';

/** Entities that one made-up register tells of. */
const REGISTER = 10_000;
const REGIONS = 40;
/** Of a register: the rest are organisations. */
const PROJECTS = 3500;
const TOPICS = 100;
/** With a topic or two of each project and a place of each organisation, some 5.5 relations an entity. */
const PARTNERS = 12;

/**
 * Registers of a directory that nobody has, `nodes` entities in all, each applied by itself: organisations in regions,
 * a few of which take part in very much, projects on topics. The same number gives the same statements.
 */
export function* growDirectory(nodes: number): Generator<SourceStatements> {
  for (let register = 0; register * REGISTER < nodes; register += 1) yield registerOf(register);
}

function registerOf(register: number): SourceStatements {
  const source = sourceOf(register);
  const random = randomFrom(register + 1);
  const place = { file: source.id, path: 'made up', line: null };
  const entities: EntityStatement[] = [];
  const relations: RelationStatement[] = [];
  const say = (
    from: string,
    role: Parameters<typeof relation>[1][1],
    to: string,
    when: string | null = null,
  ) =>
    relations.push(
      relation(
        place,
        [from, role, to],
        { ...EVIDENCE, source: source.id, row: { from, role, to, year: when ?? '' } },
        when === null ? null : period(when, null),
      ),
    );
  const pick = (count: number) => Math.floor(random() * count);
  const regions = register === 0 ? REGIONS : 0;
  for (let region = 0; region < regions; region += 1)
    entities.push(
      entity(place, regionId(region), ['region', 'foreign'], { names: { en: `Region ${region}` } }),
    );
  for (let topic = 0; topic < TOPICS; topic += 1)
    entities.push(
      entity(place, id('topic', register, topic), ['topic', 'subject'], {
        names: { en: wordsOf(random, 2) },
      }),
    );
  const organisations = REGISTER - PROJECTS - TOPICS - regions;
  for (let number = 0; number < organisations; number += 1) {
    const own = id('org', register, number);
    entities.push(entity(place, own, ['organisation', 'association'], { names: { en: wordsOf(random, 3) } }));
    say(own, 'located-in', regionId(pick(REGIONS)));
  }
  for (let number = 0; number < PROJECTS; number += 1) {
    const own = id('project', register, number);
    const year = String(2000 + pick(25));
    entities.push(
      entity(place, own, ['project', 'project'], {
        names: { en: wordsOf(random, 4) },
        period: period(year, null),
      }),
    );
    for (const topic of new Set([pick(TOPICS), pick(TOPICS)]))
      say(own, 'about', id('topic', register, topic));
    const partners = new Set(
      Array.from({ length: PARTNERS }, () => Math.floor(random() ** 3 * organisations)),
    );
    for (const [at, partner] of [...partners].entries())
      say(id('org', register, partner), at === 0 ? 'lead' : 'partner', own, year);
    // The registers of a country know one another's organisations; the first has the fewest.
    if (register > 0) say(id('org', pick(register), pick(organisations - REGIONS)), 'partner', own, year);
  }
  return { source, entities, relations, facts: [] };
}

const EVIDENCE = {
  version: '1',
  quote: null,
  locator: null,
  certainty: 'register',
  reason: null,
} as const;

function sourceOf(register: number): Source {
  return {
    id: `grown-${register}`,
    title: { en: `Made-up register ${register}` },
    lang: 'en',
    publisher: null,
    publisherId: null,
    standing: 'register',
    date: '2026',
    url: null,
    licence: 'none',
    attribution: null,
    redistributable: false,
    version: '1',
  };
}

function id(kind: string, register: number, number: number): string {
  return `grown-${kind}-${register}-${number}`;
}

function regionId(region: number): string {
  return `grown-region-${region}`;
}

const SYLLABLES = [
  'ka',
  'lo',
  'mi',
  'ru',
  'ta',
  'ne',
  'si',
  'vo',
  'pa',
  'hel',
  'tur',
  'jär',
  'kos',
  'lai',
  'muu',
  'ään',
];

function wordsOf(random: () => number, count: number): string {
  const word = () =>
    Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
  return Array.from({ length: count }, word).join(' ');
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
