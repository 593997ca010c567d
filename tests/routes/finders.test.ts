import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  EXPERT_KINDS,
  expertsSchema,
  peersSchema,
  type ExpertAnswer,
  type ExpertLineAnswer,
  type ExpertsAnswer,
  type PeersAnswer,
} from '../../server/contract/finders.ts';
import type { Problem } from '../../server/contract/problem.ts';
import { complaints, opens } from '../support/explained.ts';
import { seededApp, type TestApp } from '../support/seeded-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await seededApp();
});
afterAll(async () => app.close());

async function problemAt(path: string, status: number): Promise<Problem> {
  const response = await app.get(path);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return (await response.json()) as Problem;
}

interface TopicPage {
  items: { id: string; uses: number }[];
  next: string | null;
}

/** Topics that anything is tied to, all pages of them. */
async function topicsWithUse(): Promise<TopicPage['items']> {
  const topics: TopicPage['items'] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: TopicPage = await app.json(
      `/api/v1/topics?limit=200&used=true${cursor && `&cursor=${cursor}`}`,
    );
    topics.push(...page.items);
    cursor = page.next;
  }
  return topics;
}

/** Every hit of every topic that anything is tied to, of every kind. */
async function everyHit(): Promise<ExpertAnswer[]> {
  const hits: ExpertAnswer[] = [];
  for (const { id } of await topicsWithUse())
    for (const kind of EXPERT_KINDS) {
      const query = `topic=${id}&kind=${kind}&limit=200`;
      hits.push(...(await app.json<ExpertsAnswer>(`/api/v1/experts?${query}`)).items);
    }
  return hits;
}

function total(lines: readonly ExpertLineAnswer[]): number {
  return lines.reduce((sum, { value }) => sum + value, 0);
}

describe('/experts', () => {
  it('answers as its schema says', async () => {
    const answer = await app.json('/api/v1/experts?topic=kulttuurihyvinvointi&limit=200');
    expect(expertsSchema.safeParse(answer).error).toBeUndefined();
  });

  it.each([
    ['kulttuurihyvinvointi', 'turku'],
    ['kestava-matkailu', 'rovaniemi'],
  ])('on %s puts %s first among municipalities', async (topic, first) => {
    const { items } = await app.json<ExpertsAnswer>(`/api/v1/experts?topic=${topic}&kind=municipality`);
    expect(items[0]?.entity.id).toBe(first);
  });

  it('adds every score of the data that ships up from lines that open a source', async () => {
    const hits = await everyHit();
    const lines = hits.flatMap((hit) => hit.lines);
    expect(hits.length).toBeGreaterThan(500);
    expect(complaints.experts(hits)).toEqual([]);
    const sources = new Set(lines.flatMap(({ evidence }) => evidence.map(({ source }) => source.id)));
    for (const id of sources) expect((await app.get(`/api/v1/sources/${id}`)).status).toBe(200);
  }, 60_000);

  it('asks for those who know all of several topics, by the geometric mean', async () => {
    const both = await app.json<ExpertsAnswer>('/api/v1/experts?topic=kulttuurihyvinvointi&topic=museot');
    expect(both).toMatchObject({ mode: 'all', topics: [{ id: 'kulttuurihyvinvointi' }, { id: 'museot' }] });
    for (const { score, topics, lines } of both.items) {
      expect(topics).toHaveLength(2);
      for (const part of topics)
        expect(total(lines.filter(({ topic }) => topic === part.topic))).toBeCloseTo(part.score, 12);
      expect(topics.reduce((product, part) => product * part.score, 1)).toBeCloseTo(score ** 2, 12);
    }
  });

  it('asks for those who know any of several topics, a relation counted once', async () => {
    const any = await app.json<ExpertsAnswer>(
      '/api/v1/experts?topic=kulttuurihyvinvointi&topic=museot&mode=any&limit=200',
    );
    const one = await app.json<ExpertsAnswer>('/api/v1/experts?topic=museot&limit=200');
    const ids = any.items.map(({ entity }) => entity.id);
    expect(ids).toEqual(expect.arrayContaining(one.items.map(({ entity }) => entity.id)));
    for (const { score, lines } of any.items) {
      expect(total(lines)).toBeCloseTo(score, 12);
      const own = lines.filter(({ through }) => through === 'own').map(({ relation }) => relation);
      expect(new Set(own).size).toBe(own.length);
    }
  });

  it('weighs as of a day: nothing begun later counts, and the address gives the same reasons for good', async () => {
    const path = '/api/v1/experts?topic=kulttuurihyvinvointi&limit=200&asOf=';
    const then = await app.json<ExpertsAnswer>(`${path}2015`);
    expect(then.asOf).toBe('2015-12-31');
    expect(then.items.length).toBeGreaterThan(0);
    for (const { lines, confidence } of then.items) {
      expect(lines.every(({ from }) => from === null || from <= 2015)).toBe(true);
      expect(confidence.latestYear === null || confidence.latestYear <= 2015).toBe(true);
    }
    const today = await app.json<ExpertsAnswer>('/api/v1/experts?topic=kulttuurihyvinvointi&limit=200');
    expect(await app.json(`${path}${today.asOf}`)).toEqual(today);
  });

  it('leaves time out where it is told to', async () => {
    const { items, halfLife } = await app.json<ExpertsAnswer>(
      '/api/v1/experts?topic=kulttuurihyvinvointi&halfLife=none',
    );
    expect(halfLife).toBeNull();
    const dated = items.flatMap(({ lines }) => lines).filter(({ time }) => time.basis !== 'unknown');
    expect(dated.length).toBeGreaterThan(0);
    expect(dated.every(({ factors }) => factors.time === 1)).toBe(true);
  });

  it('leaves narrower topics out where it is told to', async () => {
    const matches = async (narrower: boolean) => {
      const { items } = await app.json<ExpertsAnswer>(
        `/api/v1/experts?topic=konserttitoiminta&limit=200&narrower=${narrower}`,
      );
      return new Set(items.flatMap(({ lines }) => lines.map(({ match }) => match.kind)));
    };
    expect(await matches(true)).toContain('narrower');
    expect(await matches(false)).not.toContain('narrower');
  });

  it('says whom to turn to, those whose role has ended last', async () => {
    const { items } = await app.json<ExpertsAnswer>(
      '/api/v1/experts?topic=kulttuurihyvinvointi&kind=person&limit=200&lang=en',
    );
    const ended = items.filter(({ contacts }) => contacts.at(-1)?.as === 'self' && contacts.length > 1);
    expect(ended.length).toBeGreaterThan(0);
    for (const { contacts } of ended) {
      expect(contacts.at(-1)).toMatchObject({ state: 'ended', label: 'the role has ended' });
      expect(contacts[0]?.entity.type).not.toBe('person');
    }
  });

  it.each([
    ['mode=some', 'mode'],
    ['asOf=yesterday', 'asOf'],
    ['asOf=2030', 'asOf'],
    ['halfLife=0', 'halfLife'],
    ['halfLife=long', 'halfLife'],
    ['narrower=maybe', 'narrower'],
    ['region=Atlantis', 'region'],
  ])('refuses %s, by field, value and what to do', async (query, field) => {
    const { errors } = await problemAt(`/api/v1/experts?topic=museot&lang=en&${query}`, 400);
    expect(errors).toEqual([
      { pointer: `#/query/${field}`, value: query.split('=')[1], detail: expect.stringMatching(/.{10}/u) },
    ]);
  });

  it('pages without a gap or a repeat', async () => {
    const all = await app.json<ExpertsAnswer>('/api/v1/experts?topic=kulttuurihyvinvointi&limit=200');
    const first = await app.json<ExpertsAnswer>('/api/v1/experts?topic=kulttuurihyvinvointi&limit=3');
    const second = await app.json<ExpertsAnswer>(
      `/api/v1/experts?topic=kulttuurihyvinvointi&limit=3&cursor=${first.next}`,
    );
    const ids = ({ items }: ExpertsAnswer) => items.map(({ entity }) => entity.id);
    expect([...ids(first), ...ids(second)]).toEqual(ids(all).slice(0, 6));
    expect(first.total).toBe(all.total);
  });

  it('needs a topic that exists', async () => {
    const missing = await problemAt('/api/v1/experts', 400);
    expect(missing.errors?.[0]?.pointer).toBe('#/query/topic');
    const unknown = await problemAt('/api/v1/experts?topic=kulttuurihyvinvoniti&lang=en', 400);
    expect(unknown.errors?.[0]?.detail).toContain('kulttuurihyvinvointi');
  });

  it('refuses what it does not know', async () => {
    const kind = await problemAt('/api/v1/experts?topic=museot&kind=robot', 400);
    const colour = await problemAt('/api/v1/experts?topic=museot&colour=red', 400);
    expect([kind, colour].map(({ errors }) => errors?.[0]?.pointer)).toEqual([
      '#/query/kind',
      '#/query/colour',
    ]);
  });
});

describe('/peers/{id}', () => {
  it('answers as its schema says', async () => {
    expect(peersSchema.safeParse(await app.json('/api/v1/peers/kauhava')).error).toBeUndefined();
  });

  it.each(['kauhava', 'turku', 'savonlinna', 'maarianhamina'])(
    'explains every difference from %s by figures with their sources',
    async (id) => {
      const plain = await app.json<PeersAnswer>(`/api/v1/peers/${id}?limit=200`);
      const done = await app.json<PeersAnswer>(`/api/v1/peers/${id}?topic=kulttuuri&limit=50`);
      expect([...complaints.peers(plain), ...complaints.peers(done)]).toEqual([]);
    },
  );

  it('names what is absent and what each difference consists of', async () => {
    const { absent, items } = await app.json<PeersAnswer>('/api/v1/peers/kauhava?limit=10');
    expect(absent.map(({ group }) => group)).toContain('economy');
    for (const { contributions } of items)
      expect(contributions.reduce((sum, { percent }) => sum + (percent ?? 0), 0)).toBeCloseTo(100, 6);
  });

  it('goes by the weights it is given', async () => {
    const ids = ({ items }: PeersAnswer) => items.map(({ entity }) => entity.id);
    const usual = await app.json<PeersAnswer>('/api/v1/peers/kauhava?limit=10');
    const bySize = await app.json<PeersAnswer>('/api/v1/peers/kauhava?limit=10&weights=size:1');
    expect(ids(bySize)).not.toEqual(ids(usual));
    expect(bySize.groups.filter(({ weight }) => weight > 0).map(({ group }) => group)).toEqual(['size']);
  });

  it('pages on to every municipality that can be ranked', async () => {
    const first = await app.json<PeersAnswer>('/api/v1/peers/kauhava?limit=200');
    const second = await app.json<PeersAnswer>(`/api/v1/peers/kauhava?limit=200&cursor=${first.next}`);
    const ids = [...first.items, ...second.items].map(({ entity }) => entity.id);
    expect(new Set(ids).size).toBe(first.total);
    expect(second.next).toBeNull();
  });

  it('answers the k nearest, page by page', async () => {
    const first = await app.json<PeersAnswer>('/api/v1/peers/kauhava?k=7&limit=5');
    const rest = await app.json<PeersAnswer>(`/api/v1/peers/kauhava?k=7&limit=5&cursor=${first.next}`);
    expect([first.total, first.items.length, rest.items.length, rest.next]).toEqual([7, 5, 2, null]);
  });

  it('keeps to municipalities of the same language and of other regions', async () => {
    const ids = async (query: string) =>
      (await app.json<PeersAnswer>(`/api/v1/peers/narpio?limit=200&${query}`)).items.map(
        ({ entity }) => entity.id,
      );
    const alike = await ids('sameLanguage=true');
    expect(alike).toContain('korsnas');
    expect(alike).not.toContain('kauhava');
    const elsewhere = await ids('excludeRegion=true');
    expect(elsewhere).not.toContain('korsnas');
    expect(await ids('excludeRegion=Pohjanmaa')).toEqual(elsewhere);
  });

  it('reads the newest figures up to a day, and says what is then absent', async () => {
    const { asOf, items, absent } = await app.json<PeersAnswer>('/api/v1/peers/kauhava?asOf=2018&limit=5');
    expect(asOf).toBe('2018-12-31');
    const own = items[0]?.variables.find(({ field }) => field === 'population')?.own;
    expect(own).toMatchObject({ value: 16022, year: 2018 });
    expect(items.flatMap(({ variables }) => variables).some(({ other }) => (other.year ?? 0) > 2018)).toBe(
      false,
    );
    expect(absent.map(({ group }) => group)).not.toContain('size');
  });

  it('finds peers with experience of a topic, each with its documents and the way to it', async () => {
    const {
      topic,
      items,
      total: all,
    } = await app.json<PeersAnswer>('/api/v1/peers/turku?topic=kulttuurihyvinvointi&limit=200');
    expect(topic?.id).toBe('kulttuurihyvinvointi');
    expect(items).toHaveLength(all);
    expect(items.length).toBeGreaterThan(3);
    const fits = items.map(({ similarity, experience }) => {
      expect(experience!.fit).toBeCloseTo(Math.sqrt((similarity / 100) * experience!.experience), 12);
      expect(experience!.lines.every(({ evidence }) => opens(evidence))).toBe(true);
      expect(total(experience!.lines)).toBeCloseTo(experience!.score, 12);
      expect(experience!.confidence.documents).toBeGreaterThan(0);
      return experience!.fit;
    });
    expect(fits).toEqual(fits.toSorted((a, b) => b - a));
    const path = items.find(({ experience }) => experience?.path)?.experience?.path;
    expect(path?.nodes[0]?.id).toBe('turku');
    expect(path?.steps.every(({ relations }) => relations.length > 0)).toBe(true);
    expect(path?.nodes.some(({ type }) => type === 'person')).toBe(false);
  });

  it('says plainly where no peer has experience', async () => {
    const { items, note } = await app.json<PeersAnswer>(
      '/api/v1/peers/kauhava?topic=innovaatiokyky&lang=en&limit=5',
    );
    expect(items).toEqual([]);
    expect(note).toBe('None of these municipalities has evidence on the topic on record.');
  });

  it.each([
    ['k=0', 'k'],
    ['k=many', 'k'],
    ['topic=kulttuurihyvinvoniti', 'topic'],
    ['sameLanguage=yes', 'sameLanguage'],
    ['excludeRegion=Atlantis', 'excludeRegion'],
    ['asOf=2031-01', 'asOf'],
  ])('refuses %s, by field, value and what to do', async (query, field) => {
    const { errors } = await problemAt(`/api/v1/peers/kauhava?lang=en&${query}`, 400);
    expect(errors).toEqual([
      { pointer: `#/query/${field}`, value: query.split('=')[1], detail: expect.stringMatching(/.{10}/u) },
    ]);
  });

  it.each(['sizee:3', 'size:x', 'size:-1', 'size:101', 'size', 'size:0,age:0', 'size:1,size:0', 'size:0x10'])(
    'refuses the weights %s',
    async (weights) => {
      const { errors } = await problemAt(`/api/v1/peers/kauhava?weights=${weights}`, 400);
      expect(errors?.[0]?.pointer).toBe('#/query/weights');
    },
  );

  it('says that only municipalities have peers, and suggests a near one', async () => {
    const { errors } = await problemAt('/api/v1/peers/metropolia', 400);
    expect(errors?.[0]?.pointer).toBe('#/path/id');
    const { suggestion } = await problemAt('/api/v1/peers/kauhav', 404);
    expect(suggestion).toBe('kauhava');
  });
});
