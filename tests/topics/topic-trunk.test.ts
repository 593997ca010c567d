import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { REGISTER_FOLDER, SEED_FOLDER, readSeed } from '../../seed/load.ts';
import type { SourceStatements } from '../../server/directory/statements.ts';
import { EURA } from '../../server/ingest/eura/source.ts';
import { readTables } from '../../server/ingest/eura/tables.ts';
import { entity, relation } from '../../server/ingest/say.ts';
import { buildTopicTree } from '../../server/topics/topic-tree.ts';
import { usedTopics } from '../../server/topics/used-topics.ts';
import { smallGround } from '../support/small-projection.ts';

const REGISTERS = `${SEED_FOLDER}/${REGISTER_FOLDER}`;
const EURA_TOPICS = readTables(REGISTERS).topics;

/** All topics that the optional register may bring in, as if titles had each of them. */
function euraTopics(): SourceStatements {
  const evidence = {
    source: EURA.id,
    version: EURA.version,
    quote: null,
    row: null,
    locator: null,
    certainty: 'curated',
    reason: 'x',
  } as const;
  return {
    source: EURA,
    entities: EURA_TOPICS.map(({ id, names, place }) => entity(place, id, ['topic', 'subject'], { names })),
    relations: EURA_TOPICS.flatMap(({ id, broader, place }) =>
      broader === undefined ? [] : [relation(place, [id, 'broader', broader], evidence)],
    ),
    facts: [],
  };
}

/** Themes that Interreg's table says have no place among topics. */
function placelessThemes(): string[] {
  const { themes } = parseYaml(readFileSync(`${REGISTERS}/interreg-projects.yaml`, 'utf8')) as {
    themes: { topic: string; nowhere?: string }[];
  };
  return themes.flatMap(({ topic, nowhere }) => (nowhere ? [topic] : []));
}

type Cells = Record<string, string>;

const table = (file: string) =>
  parse(readFileSync(`${SEED_FOLDER}/reference/${file}`), { columns: true }) as Cells[];

describe('the trunk of topics', () => {
  let said: SourceStatements[];
  let topics: Map<string, SourceStatements['entities'][number]>;
  let broader: Map<string, string[]>;
  beforeAll(() => {
    said = [...readSeed(), euraTopics()];
    topics = new Map(
      said
        .flatMap(({ entities }) => entities)
        .filter(({ fields }) => fields.type === 'topic' && Object.keys(fields.names).length > 0)
        .map((topic) => [topic.id, topic]),
    );
    const steps = said
      .flatMap(({ relations }) => relations)
      .flatMap(({ claim: { from, role, to } }) =>
        role === 'broader' && 'entity' in from && 'entity' in to ? [[from.entity, to.entity] as const] : [],
      );
    broader = new Map(
      [...topics.keys()].map((id) => [id, steps.filter(([from]) => from === id).map(([, to]) => to)]),
    );
  });

  const identifiersOf = (id: string) =>
    said
      .flatMap(({ entities }) => entities)
      .filter((entity) => entity.id === id)
      .flatMap(({ fields }) => fields.identifiers);

  it('goes round nowhere', () => {
    const nodes = [...broader].map(([id, up]) => ({ id, broader: up, related: [] }));
    expect(() => buildTopicTree(nodes)).not.toThrow();
  });

  it('is reached by every subject of ours and of the registers, or a table tells why not', () => {
    const places = table('topic_places.csv');
    const nowhere = new Set([
      ...places.filter((row) => row['broader'] === '').map((row) => row['topic'] ?? ''),
      ...placelessThemes(),
      ...EURA_TOPICS.flatMap(({ id, nowhere }) => (nowhere ? [id] : [])),
    ]);
    const isClass = (id: string) =>
      identifiersOf(id).some(({ scheme }) => scheme === 'ykl' || scheme === 'ptvl');
    const reaches = (id: string): boolean =>
      isClass(id) || nowhere.has(id) || (broader.get(id) ?? []).some((up) => reaches(up));
    const subjects = [...topics.values()].filter(({ fields }) => fields.kind === 'subject');
    expect(subjects.length).toBeGreaterThan(450);
    expect(subjects.filter(({ id }) => !reaches(id)).map(({ id }) => id)).toEqual([]);
    expect(places.filter((row) => row['reason'] === '')).toEqual([]);
  });

  it('has every class in three languages under its own number, and each step proved by its row', () => {
    const files = { ykl: 'ykl_culture_branches.csv', ptvl: 'ptvl_service_classes.csv' };
    for (const [scheme, file] of Object.entries(files))
      for (const row of table(file)) {
        const id = row['topic'] ?? '';
        expect(identifiersOf(id)).toContainEqual({ scheme, value: row['notation'] });
        expect(Object.keys(topics.get(id)?.fields.names ?? {}).toSorted()).toEqual(['en', 'fi', 'sv']);
      }
    for (const { source, relations } of said.filter((one) => one.source.id in files))
      for (const { evidence } of relations)
        expect(evidence).toMatchObject([
          {
            source: source.id,
            certainty: 'register',
            row: { broader: expect.stringMatching(/./) as string },
          },
        ]);
  });

  it('gives no topic a name that another has', () => {
    const names = [...topics.values()]
      .filter(({ fields }) => fields.kind === 'subject')
      .map(({ fields }) => fields.names.fi?.toLowerCase());
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

describe('usedTopics', () => {
  it('are those that anything is tied to, and those above them', () => {
    const { projection } = smallGround(
      [
        ['taiteet', 'subject'],
        ['musiikki', 'subject'],
        ['kuorot', 'subject'],
        ['tanssi', 'subject'],
        ['hanke', 'project'],
      ],
      [
        ['musiikki', 'broader', 'taiteet'],
        ['kuorot', 'broader', 'musiikki'],
        ['tanssi', 'broader', 'taiteet'],
        ['hanke', 'about', 'musiikki'],
      ],
    );
    expect([...usedTopics(projection)].toSorted()).toEqual(['musiikki', 'taiteet']);
  });
});
