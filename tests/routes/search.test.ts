import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntitySummary, RelationAnswer } from '../../server/contract/answers.ts';
import { sentenceHitSchema, sourceHitSchema } from '../../server/contract/found.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { edit, load } from '../directory/world.ts';
import { appOver, type TestApp } from '../support/seeded-app.ts';

const WORLD = `
entities:
  - { id: suomi, type: region, kind: country, names: { fi: Suomi } }
  - { id: maakunta-kymenlaakso, type: region, kind: maakunta, names: { fi: Kymenlaakso } }
  - { id: maakunta-lappi, type: region, kind: maakunta, names: { fi: Lappi, sv: Lappland } }
  - { id: kotka, type: organisation, kind: municipality, names: { fi: Kotka } }
  - { id: tornio, type: organisation, kind: municipality, names: { fi: Tornio } }
  - { id: kulttuuriseura, type: organisation, kind: association, names: { fi: Kotkan kulttuuriseura } }
  - { id: taide, type: topic, kind: subject, names: { fi: Taide } }
  - { id: tanssi, type: topic, kind: subject, names: { fi: Tanssi } }
  - { id: kulttuurilava, type: project, kind: project, names: { fi: Kulttuurilava } }
  - { id: kulttuuripolku, type: project, kind: project, names: { fi: Kulttuuripolku } }
  - { id: luonnos, type: project, kind: project, names: { fi: Luonnos }, visibility: editor }
  - { id: p-aaaaaaaa, type: person, names: { fi: Meri Aalto } }
relations:
  - { from: maakunta-kymenlaakso, role: part-of, to: suomi, evidence: { quote: e } }
  - { from: maakunta-lappi, role: part-of, to: suomi, evidence: { quote: e } }
  - { from: kotka, role: located-in, to: maakunta-kymenlaakso, evidence: { quote: e } }
  - { from: tornio, role: located-in, to: maakunta-lappi, evidence: { quote: e } }
  - { from: kulttuuriseura, role: located-in, to: kotka, evidence: { quote: e } }
  - { from: kulttuurilava, role: targets, to: maakunta-lappi, evidence: { quote: e } }
  - { from: tanssi, role: broader, to: taide, evidence: { quote: e } }
  - { from: kulttuurilava, role: about, to: tanssi, evidence: { quote: e } }
  - { from: kulttuuripolku, role: about, to: taide, evidence: { quote: e } }
  - { from: kotka, role: lead, to: kulttuurilava, evidence: { quote: 'Hanketta veti Kotka, ja mukana oli kuntia Lapista', locator: s. 3 } }
  - { from: tornio, role: partner, to: kulttuurilava, evidence: { quote: 'Hanketta veti Kotka, ja mukana oli kuntia Lapista', locator: s. 3 } }
  - { from: kotka, role: partner, to: kulttuuripolku, evidence: { quote: 'Salattu soittokunta' } }
  - { from: kotka, role: lead, to: luonnos, evidence: { quote: 'Keskeneräinen soittokunta' } }
  - { from: p-aaaaaaaa, role: project-manager, to: kulttuurilava, evidence: { quote: 'Meri Aalto luotsasi soittokuntaa' } }
facts:
  - { entity: kulttuurilava, field: text, value: 'Lava kiersi torilla', evidence: { quote: 'Lava kiersi toreilla koko kesän' } }
`;

interface Answer {
  items: (EntitySummary & { hit: string })[];
  total: number;
  next: string | null;
  found: Record<string, number>;
  facets?: Record<string, { value: string; label: string; count: number }[]>;
}

let app: TestApp;
beforeAll(async () => {
  const store = openSqliteStore(':memory:');
  await load(store, 'loppuraportti', '1', WORLD);
  const { items } = await store.relations({ audience: 'public', roles: ['partner'], limit: 10 });
  const hidden = items.find(({ evidence }) => evidence[0]?.quote === 'Salattu soittokunta');
  await edit(store, { hide: hidden?.id as string });
  app = appOver(store);
});
afterAll(async () => app.close());

const search = async (query: string) => app.json<Answer>(`/api/v1/search?${query}`);
const sentences = async (q: string) =>
  (await search(`q=${encodeURIComponent(q)}&in=sentences`)).items.map((item) =>
    sentenceHitSchema.parse(item),
  );

describe('a search among sentences', () => {
  it('finds one by its words in other forms, and marks them', async () => {
    const [first] = await sentences('kunnat Lapissa');
    expect(first?.quote).toBe('Hanketta veti Kotka, ja mukana oli kuntia Lapista');
    const marked = first?.marks.map(({ start, end }) => first.quote.slice(start, end));
    expect(marked).toEqual(['kuntia', 'Lapista']);
  });

  it('tells each once, with all that it proves, both ends named, and where it stands', async () => {
    const found = (await sentences('Lapista')).filter(({ quote }) => quote.includes('Lapista'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      locator: 's. 3',
      source: { id: 'loppuraportti' },
      proves: 2,
      relations: [
        { from: { name: 'Kotka' }, role: 'lead', to: { name: 'Kulttuurilava' }, certainty: 'stated' },
        { from: { name: 'Tornio' }, role: 'partner', to: { name: 'Kulttuurilava' } },
      ],
    });
  });

  it('finds what proves a fact', async () => {
    const [first] = await sentences('kesän torit');
    expect(first).toMatchObject({
      facts: [{ entity: { id: 'kulttuurilava' }, field: 'text' }],
      relations: [],
    });
  });

  it('shows a person as their relations do, and nothing that is hidden or a draft', async () => {
    const found = await sentences('soittokunta');
    expect(found.map(({ quote }) => quote)).toEqual(['Meri Aalto luotsasi soittokuntaa']);
    const listed = await app.json<{ items: RelationAnswer[] }>('/api/v1/entities/p-aaaaaaaa/relations');
    expect(found[0]?.relations.map(({ id }) => id)).toEqual(listed.items.map(({ id }) => id));
  });
});

describe('a search', () => {
  it('finds sources by title', async () => {
    const { items, total } = await search('q=loppuraportista&in=sources');
    expect(total).toBe(1);
    expect(sourceHitSchema.parse(items[0])).toMatchObject({ hit: 'source', id: 'loppuraportti' });
  });

  it('looks for entities unless told, and says how many of each there are', async () => {
    const { items, found } = await search('q=Kotka');
    expect(items[0]).toMatchObject({ hit: 'entity', id: 'kotka' });
    expect(found).toMatchObject({ entities: items.length, sentences: 1, sources: 0 });
  });

  it('goes through sentences page by page', async () => {
    const { items, total, next } = await search('q=e&in=sentences&limit=1');
    expect(items).toHaveLength(1);
    expect(total).toBeGreaterThan(0);
    expect(next === null).toBe(total === 1);
  });

  it('counts for every choice what it then leaves', async () => {
    const { facets } = await search('q=kulttuuri&facets=true');
    expect(facets?.['type']).toContainEqual({ value: 'project', label: 'Hankkeet', count: 2 });
    const choices = Object.entries(facets ?? {}).flatMap(([name, some]) =>
      some.map(({ value, count }) => ({ choice: `${name}=${value}`, count })),
    );
    const left = choices.map(async ({ choice }) => ({
      choice,
      count: (await search(`q=kulttuuri&${choice}`)).total,
    }));
    expect(await Promise.all(left)).toEqual(choices);
    expect(facets?.['region']?.map(({ value }) => value).toSorted()).toEqual([
      'maakunta-kymenlaakso',
      'maakunta-lappi',
    ]);
    expect(facets?.['topic']).toContainEqual({ value: 'taide', label: 'Taide', count: 2 });
  });

  it('keeps the other choices while it counts one', async () => {
    const { items, facets } = await search('q=kulttuuri&type=project&region=Lappland&facets=true');
    expect(items.map(({ id }) => id)).toEqual(['kulttuurilava']);
    expect(facets?.['type']).toEqual([{ value: 'project', label: 'Hankkeet', count: 1 }]);
    expect(facets?.['region']).toEqual([{ value: 'maakunta-lappi', label: 'Lappi', count: 1 }]);
  });

  it('refuses to narrow what is no entity, and a kind, region or topic that is not there', async () => {
    const refused = ['in=sentences&type=project', 'in=people', 'kind=thing', 'region=Atlantis', 'topic=x-y'];
    const statuses = refused.map(async (query) => (await app.get(`/api/v1/search?q=a&${query}`)).status);
    expect(await Promise.all(statuses)).toEqual(refused.map(() => 400));
  });
});

describe('the search page', () => {
  const page = async (query: string, lang = 'fi/haku') => (await app.get(`/${lang}?${query}`)).text();

  it('shows sentences with the words marked, what they prove and their source', async () => {
    const markup = await page('q=Lapissa');
    expect(markup).toMatch(/<h2[^>]*>\s*Lauseet \(1\)/u);
    expect(markup).toContain('<mark>Lapista</mark>');
    expect(markup).toMatch(/\/fi\/kunta\/tornio"[^>]*>Tornio<\/a\s*>, kumppani:/u);
    expect(markup).toContain('/fi/lahde/loppuraportti');
  });

  it('has headings in the language of the reader', async () => {
    expect(await page('q=loppuraportti', 'sv/sok')).toMatch(/<h2[^>]*>\s*Källor \(1\)/u);
    expect(await page('q=Lapissa', 'en/search')).toMatch(/<h2[^>]*>\s*Sentences \(1\)/u);
  });

  it('shows one group alone, and the way back', async () => {
    const markup = await page('q=Kotka&in=sentences');
    expect(markup).toContain('Lauseet (1)');
    expect(markup).not.toContain('Organisaatiot (');
    expect(markup).toMatch(/href="\/fi\/haku\?q=Kotka">Hae kaikista/u);
  });

  it('narrows as the API does, and then leaves out what is no entity', async () => {
    const markup = await page('q=kulttuuri&type=project');
    const { facets } = await search('q=kulttuuri&type=project&facets=true');
    for (const { label, count } of facets?.['topic'] ?? []) expect(markup).toContain(`${label} (${count})`);
    expect(await page('q=Kotka&type=organisation')).not.toContain('Lauseet (');
  });
});
