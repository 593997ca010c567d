import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityAnswer, EntitySummary, RelationAnswer } from '../../server/contract/answers.ts';
import type { Network } from '../../server/contract/network.ts';
import {
  readersForTests,
  readFiles,
  type CsvRow,
  type Files,
  type ReadGraph,
  type ReadSvg,
  type Term,
  type Triple,
} from '../support/readers/read-files.ts';
import { seededApp, type TestApp } from '../support/seeded-app.ts';
import { HOSTILE_NAMES, hostileApp } from './hostile-world.ts';

const python = readersForTests();

/** Files by the name that the tests give them, and where each is had. */
const ADDRESSES = {
  'kauhava.jsonld': '/api/v1/entities/kauhava.jsonld',
  'kauhava.csv': '/api/v1/entities/kauhava.csv',
  'kauhava.graphml': '/api/v1/entities/kauhava.graphml',
  'kauhava.gexf': '/api/v1/entities/kauhava.gexf?lang=sv',
  'kauhava.svg': '/api/v1/entities/kauhava.svg',
  'municipalities.csv': '/api/v1/entities.csv?kind=municipality&lang=sv',
  'municipalities.jsonld': '/api/v1/entities.jsonld?kind=municipality',
  'network.jsonld': '/api/v1/network.jsonld?level=organisation',
  'network.csv': '/api/v1/network.csv?level=organisation',
  'network.graphml': '/api/v1/network.graphml?level=organisation&weight=fractional',
  'network.gexf': '/api/v1/network.gexf?level=region',
  'shown.graphml': '/api/v1/network/shown.graphml?level=organisation&topic=museot&hide=shape-topic',
  'network.svg': '/api/v1/network.svg?level=region&minWeight=1',
} as const;

const HOSTILE_ADDRESSES = {
  'hostile.jsonld': '/api/v1/entities/hanke.jsonld',
  'hostile.csv': '/api/v1/entities/hanke.csv',
  'hostile-list.csv': '/api/v1/entities.csv',
  'hostile.graphml': '/api/v1/network.graphml?level=organisation',
  'hostile.gexf': '/api/v1/entities/hanke.gexf',
  'hostile.svg': '/api/v1/entities/hanke.svg',
} as const;

const SCHEMA = 'https://schema.org/';
const PROV = 'http://www.w3.org/ns/prov#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const EDTF = 'http://id.loc.gov/datatypes/edtf/EDTF';

describe.skipIf(python === null)('files, read back by others', () => {
  let app: TestApp;
  let found: Record<string, unknown>;
  const read = <T>(name: keyof typeof ADDRESSES | keyof typeof HOSTILE_ADDRESSES) => found[name] as T;
  beforeAll(async () => {
    app = await seededApp();
    const hostile = await hostileApp();
    found = readFiles(python as string, {
      ...(await bodiesOf(app, ADDRESSES)),
      ...(await bodiesOf(hostile, HOSTILE_ADDRESSES)),
    });
    await hostile.close();
  });
  afterAll(async () => app.close());

  const network = (query: string) => app.json<Network>(`/api/v1/network?limit=20000&activities=100&${query}`);
  const relationsOf = async (id: string) =>
    (await app.json<{ items: RelationAnswer[] }>(`/api/v1/entities/${id}/relations?limit=200`)).items;

  describe('CSV by Python', () => {
    it('has each relation of an entity with its words and source, then each fact', async () => {
      const rows = read<CsvRow[]>('kauhava.csv');
      const relations = await relationsOf('kauhava');
      expect(column(rows, 'relation', 'id')).toEqual(relations.map(({ id }) => id));
      expect(column(rows, 'relation', 'role_label')).toEqual(relations.map(({ label }) => label));
      expect(column(rows, 'relation', 'source_title')).toEqual(
        relations.map(({ evidence }) => onceIfAlike(evidence.map(({ source }) => source.title))),
      );
      const { facts } = await app.json<EntityAnswer>('/api/v1/entities/kauhava');
      expect(column(rows, 'fact', 'id')).toEqual(facts.map(({ id }) => id));
      const change = facts.findIndex(({ field }) => field === 'population-change-10y');
      expect(facts[change]?.value).toBeLessThan(0);
      expect(column(rows, 'fact', 'value')[change]).toBe(String(facts[change]?.value));
      const row = rows.find(({ register_row }) => register_row);
      expect(JSON.parse(row?.['register_row'] as string)).toBeTypeOf('object');
    });

    it('has all 308 municipalities in one file, named in the reader’s language', async () => {
      const rows = read<CsvRow[]>('municipalities.csv');
      const { items } = await app.json<{ items: EntitySummary[] }>(
        '/api/v1/entities?kind=municipality&lang=sv&limit=200',
      );
      expect(column(rows, 'entity', 'name')).toHaveLength(308);
      expect(column(rows, 'entity', 'name').slice(0, 200)).toEqual(items.map(({ name }) => name));
      expect(column(rows, 'entity', 'name_fi')).toContain('Äänekoski');
      expect(rows.find(({ id }) => id === 'turku')).toMatchObject({
        name: 'Åbo',
        page: 'https://solmu.example/sv/kommun/turku',
        source_licence: expect.stringContaining('CC BY 4.0'),
      });
    });

    it('has a row for each activity behind each edge of a network', async () => {
      const rows = read<CsvRow[]>('network.csv').filter(({ record }) => record === 'edge');
      const { edges } = await network('level=organisation');
      expect(rows.map(({ id, activity_id }) => `${id} ${activity_id}`)).toEqual(
        edges.flatMap(({ id, activities }) => activities.map(({ activity }) => `${id} ${activity.id}`)),
      );
      expect(rows.map(({ weight }) => Number(weight))).toEqual(
        edges.flatMap(({ weight, activities }) => activities.map(() => weight)),
      );
      for (const { relation_ids, source_id } of rows) expect(relation_ids && source_id).toBeTruthy();
    });

    it('says at its end what it rests on and how much is left out', () => {
      const rows = read<CsvRow[]>('network.csv');
      const notes = Object.fromEntries(
        rows.flatMap(({ record, id, withheld }) => (record === 'note' ? [[id, Number(withheld)]] : [])),
      );
      expect(notes).toMatchObject({ 'withheld-relations': 0 });
      expect(notes['withheld-quotes']).toBeGreaterThan(0);
      expect(notes['withheld-persons']).toBeGreaterThan(0);
      expect(column(rows, 'source', 'id')).toContain('musiikki-elamaan-esittely');
    });
  });

  describe('GraphML by networkx', () => {
    it('has the nodes and edges of the network with names, places and weights', async () => {
      const { directed, nodes, edges } = read<ReadGraph>('network.graphml');
      const answer = await network('level=organisation&weight=fractional');
      expect(directed).toBe(false);
      expect(nodes).toEqual(
        Object.fromEntries(
          answer.nodes.map(({ id, name, x, y, size, type }) => [
            id,
            expect.objectContaining({ label: name, type, size, x, y: Math.round((1000 - y!) * 10) / 10 }),
          ]),
        ),
      );
      expect(
        edges.map(({ id, weight, certainty, cross_region }) => [id, weight, certainty, cross_region]),
      ).toEqual(
        expect.arrayContaining(
          answer.edges.map(({ id, weight, certainty, crossRegion }) => [id, weight, certainty, crossRegion]),
        ),
      );
      expect(edges).toHaveLength(answer.edges.length);
      expect(Object.values(nodes).map(({ label }) => label)).toContain('Hämeenlinna');
    });

    it('says of each edge what was shared, in which roles and by which source', async () => {
      const { edges } = read<ReadGraph>('network.graphml');
      const answer = await network('level=organisation&weight=fractional');
      for (const { id, activities } of answer.edges)
        expect(edges.find((edge) => edge.id === id)).toMatchObject({
          activities: activities.map(({ activity }) => activity.name).join('; '),
          roles: expect.stringContaining(activities[0]?.from[0]?.role as string),
          sources: expect.stringMatching(/./),
        });
    });

    it('has the relations of an entity as directed edges around it', async () => {
      const { directed, nodes, edges, graph } = read<ReadGraph>('kauhava.graphml');
      const relations = await relationsOf('kauhava');
      expect(directed).toBe(true);
      expect(edges.map(({ id, source, target }) => [id, source, target]).toSorted()).toEqual(
        relations.map(({ id, from, to }) => [id, idOf(from), idOf(to)]).toSorted(),
      );
      expect(nodes['kauhava']).toMatchObject({ label: 'Kauhava', kind: 'municipality', x: 500, y: 500 });
      expect(graph).toMatchObject({ withheld_quotes: 0, withheld_persons: 0 });
      expect(graph['description']).toMatch(/Tilastokeskus.*CC BY 4\.0/);
    });

    it('has organisations as the page shows them: roles as directed edges to what they took part in', () => {
      const { directed, nodes, edges, graph } = read<ReadGraph>('shown.graphml');
      expect(directed).toBe(true);
      expect(edges.find(({ id }) => id === 'kotka--museot-hyvinvoinnin-edistajina')).toMatchObject({
        source: 'kotka',
        target: 'museot-hyvinvoinnin-edistajina',
        roles: expect.stringMatching(/^[a-z-]+/),
        sources: expect.stringContaining('Museot'),
      });
      expect(Object.values(nodes).map(({ type }) => type)).not.toContain('topic');
      expect(graph['description']).toContain('Aihe: museot');
    });
  });

  it('GEXF by networkx has the same network with places, colours and the names of regions', async () => {
    const { directed, nodes, edges } = read<ReadGraph>('network.gexf');
    const answer = await network('level=region');
    expect(directed).toBe(false);
    for (const { id, kind, name, x, y, size } of answer.nodes)
      expect(nodes[id]).toMatchObject({
        label: name,
        size,
        viz: {
          position: { x, y: Math.round((1000 - y!) * 10) / 10 },
          size,
          // A region abroad has a colour of its own.
          ...(kind === 'maakunta' && { color: { r: 10, g: 90, b: 124 } }),
        },
      });
    expect(Object.keys(nodes)).toHaveLength(answer.nodes.length);
    expect(edges.map(({ id, weight }) => [id, weight]).toSorted()).toEqual(
      answer.edges.map(({ id, weight }) => [id, weight]).toSorted(),
    );
    expect(read<ReadGraph>('kauhava.gexf').nodes['kauhava']).toMatchObject({
      region_name: 'Södra Österbotten',
      kind_label: 'kommun',
    });
  });

  describe('JSON-LD by rdflib', () => {
    it('names an entity by an IRI of no host, in every language, with its type and properties', () => {
      const kauhava = subject(read('kauhava.jsonld'), 'urn:solmu:entity:kauhava');
      expect(iris(kauhava[`${RDF}type`])).toEqual(
        expect.arrayContaining([`${SCHEMA}GovernmentOrganization`, `${SCHEMA}AdministrativeArea`]),
      );
      expect(kauhava[`${SCHEMA}name`]).toContainEqual(literal('Kauhava', 'fi'));
      expect(iris(kauhava[`${SCHEMA}location`])).toContain('urn:solmu:entity:maakunta-etela-pohjanmaa');
      expect(iris(kauhava[`${SCHEMA}url`])).toEqual(['https://solmu.example/fi/kunta/kauhava']);
      const subjects = read<Triple[]>('kauhava.jsonld').flatMap(([about]) => about.iri ?? []);
      expect(subjects.filter((iri) => !iri.startsWith('urn:solmu:'))).toEqual([]);
    });

    it('states each relation with the source that it was derived from, and the proof', async () => {
      const triples = read<Triple[]>('kauhava.jsonld');
      for (const { id, from, to, role, evidence } of await relationsOf('kauhava')) {
        const statement = subject(triples, `urn:solmu:relation:${id}`);
        expect(iris(statement[`${RDF}type`])).toEqual(
          expect.arrayContaining([`${RDF}Statement`, `${PROV}Entity`]),
        );
        expect(iris(statement[`${RDF}subject`])).toEqual([`urn:solmu:entity:${idOf(from)}`]);
        expect(iris(statement[`${RDF}predicate`])).toEqual([`urn:solmu:role:${role}`]);
        expect(iris(statement[`${RDF}object`])).toEqual([`urn:solmu:entity:${idOf(to)}`]);
        expect(new Set(iris(statement[`${PROV}wasDerivedFrom`]))).toEqual(
          new Set(evidence.map(({ source }) => `urn:solmu:source:${source.id}`)),
        );
        expect(statement['urn:solmu:term:evidence']).toHaveLength(evidence.length);
      }
    });

    it('gives a network as collaborations that lead to their statements', async () => {
      const triples = read<Triple[]>('network.jsonld');
      const { edges } = await network('level=organisation');
      const collaborations = triples.filter(([, , object]) => object.iri === 'urn:solmu:term:Collaboration');
      expect(collaborations).toHaveLength(edges.length);
      const [edge] = edges;
      const said = subject(triples, `urn:solmu:edge:${edge?.id}`);
      expect(new Set(iris(said['urn:solmu:term:between']))).toEqual(
        new Set([edge?.from, edge?.to].map((id) => `urn:solmu:entity:${id}`)),
      );
      const [proof] = iris(said[`${PROV}wasDerivedFrom`]);
      expect(subject(triples, proof as string)[`${RDF}predicate`]).toHaveLength(1);
    });

    it('dates as exactly as is known, in EDTF', () => {
      const dated = read<Triple[]>('network.jsonld').filter(([, , { datatype }]) => datatype === EDTF);
      expect(dated.map(([, , { value }]) => value)).toContain('2020-01-01/2021-12-31');
    });

    it('says of a list what is in it and what is left out', () => {
      const dataset = subject(read('municipalities.jsonld'), 'urn:solmu:export:entities');
      expect(dataset[`${PROV}hadMember`]).toHaveLength(308);
      expect(dataset['urn:solmu:term:withheldPersons']?.[0]?.value).toBe('0');
      expect(iris(dataset[`${SCHEMA}isBasedOn`])).toContain('urn:solmu:source:kunnat-2026');
    });
  });

  describe('names that programs trip over', () => {
    const names = Object.entries(HOSTILE_NAMES);

    it('begin no formula in any cell of a CSV, wherever a program splits it', () => {
      const rows = [...read<CsvRow[]>('hostile.csv'), ...read<CsvRow[]>('hostile-list.csv')];
      const texts = rows.flatMap((row) => Object.entries(row).filter(([name]) => name !== 'value'));
      const parts = texts.flatMap(([, text]) => text.split(/[;\t\n]/));
      const stripped = parts.map((part) => part.replace(/^[\s"\u200B-\u200F]+/u, ''));
      expect(stripped.filter((part) => /^[=+\-@＝＋－＠]/u.test(part))).toEqual([]);
      for (const [id, name] of names) {
        const row = rows.find((one) => one['record'] === 'entity' && one['id'] === id);
        expect(row?.['name']?.replace(/'(?=[=+\-@＝])/gu, '')).toBe(visible(name));
      }
    });

    it('leave negative numbers numbers in a CSV', () => {
      const values = read<CsvRow[]>('hostile.csv').flatMap(({ role, value }) =>
        role === 'count' ? [value] : [],
      );
      expect(values).toEqual(['-7']);
    });

    it('come through GraphML, GEXF and SVG whole', () => {
      const { nodes } = read<ReadGraph>('hostile.graphml');
      const around = read<ReadGraph>('hostile.gexf').nodes;
      const { texts, groups } = read<ReadSvg>('hostile.svg');
      for (const [id, name] of names) {
        expect(nodes[id]?.['label']).toBe(visible(name));
        expect(around[id]?.['label']).toBe(visible(name));
        expect(groups.node).toContain(id);
        expect(texts).toContain(visible(name));
      }
    });

    it('come through JSON-LD to the letter', () => {
      for (const [id, name] of names)
        expect(subject(read('hostile.jsonld'), `urn:solmu:entity:${id}`)[`${SCHEMA}name`]).toEqual([
          literal(name, 'fi'),
        ]);
    });
  });

  describe('SVG by an XML parser', () => {
    it('draws every node and edge, with legend, credit and no script or foreign address', async () => {
      const { tags, attributes, texts, groups } = read<ReadSvg>('network.svg');
      const { nodes, edges } = await network('level=region');
      expect(groups.node.toSorted()).toEqual(nodes.map(({ id }) => id).toSorted());
      expect(groups.edge.toSorted()).toEqual(edges.map(({ id }) => id).toSorted());
      expect(tags).not.toContain('script');
      expect(attributes.filter((name) => /href|^on/.test(name))).toEqual([]);
      expect(texts).toContain('Päijät-Häme');
      expect(texts.join('\n')).toMatch(/maakunta \(\d+\)[\s\S]*Kartta: Tilastokeskus/);
      expect(texts.join('')).not.toMatch(/url\(|@import/);
    });

    it('says in words what is left out', () => {
      expect(read<ReadSvg>('network.svg').desc).toMatch(/suostumustaan.*: [1-9]/);
      expect(read<ReadSvg>('kauhava.svg').desc).toMatch(/suostumustaan.*: 0/);
    });
  });
});

async function bodiesOf(app: TestApp, addresses: Readonly<Record<string, string>>): Promise<Files> {
  const bodies = Object.entries(addresses).map(async ([name, address]) => {
    const response = await app.get(address);
    expect([address, response.status]).toEqual([address, 200]);
    return [name, await response.text()];
  });
  return Object.fromEntries(await Promise.all(bodies)) as Files;
}

/** A name without what no XML can carry. */
function visible(name: string): string {
  return name.replaceAll('\0', '\uFFFD').replaceAll('\x07', '\uFFFD');
}

function column(rows: readonly CsvRow[], record: string, name: string): (string | undefined)[] {
  return rows.filter((row) => row['record'] === record).map((row) => row[name]);
}

function onceIfAlike(lines: readonly string[]): string {
  return new Set(lines).size === 1 ? (lines[0] as string) : lines.join('\n');
}

function idOf(end: RelationAnswer['from']): string | null {
  return 'id' in end ? end.id : null;
}

/** What is said of a thing, by predicate. */
function subject(triples: readonly Triple[], iri: string): Record<string, Term[]> {
  const said: Record<string, Term[]> = {};
  for (const [about, predicate, object] of triples)
    if (about.iri === iri) (said[predicate.iri as string] ??= []).push(object);
  return said;
}

function iris(terms: readonly Term[] = []): (string | undefined)[] {
  return terms.map(({ iri }) => iri);
}

function literal(value: string, language: string): Term {
  return { value, language, datatype: null };
}
