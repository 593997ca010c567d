import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BridgeAnswer, CommunityAnswer, SectorLinksAnswer } from '../../server/contract/insights.ts';
import type { EntitySummary } from '../../server/contract/answers.ts';
import { seededApp, type TestApp } from '../support/seeded-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await seededApp();
});
afterAll(async () => app.close());

interface Page<T> {
  items: T[];
  total: number;
  next: string | null;
}

const TOPIC = 'topic=kulttuurihyvinvointi&lang=fi';

describe('what is asked of the whole network', () => {
  it('answers for communities of organisations, with what they have in common', async () => {
    const { items, total } = await app.json<Page<CommunityAnswer>>(`/api/v1/network/communities?${TOPIC}`);
    expect(items).toHaveLength(total);
    expect(items.map(({ members }) => members.length)).toEqual(
      items.map(({ members }) => members.length).toSorted((a, b) => b - a),
    );
    for (const { members, activities } of items) {
      expect(new Set(members.map(({ type }) => type))).toEqual(new Set(['organisation']));
      expect(activities).toBeGreaterThan(0);
    }
    const all = items.flatMap(({ members }) => members.map(({ id }) => id));
    expect(new Set(all).size).toBe(all.length);
  });

  it('answers for bridges page by page, the widest first, and never names a person', async () => {
    const path = '/api/v1/network/bridges?limit=5';
    const first = await app.json<Page<BridgeAnswer>>(path);
    const second = await app.json<Page<BridgeAnswer>>(`${path}&cursor=${first.next}`);
    const bridges = [...first.items, ...second.items];
    expect(new Set(bridges.map(({ organisation }) => organisation.id)).size).toBe(10);
    const reach = bridges.map(({ partners, participation }) => partners * participation);
    for (const [index, one] of reach.entries())
      expect(one).toBeGreaterThanOrEqual((reach[index + 1] ?? 0) - 0.5);
    for (const { organisation, regions, partners } of bridges) {
      expect(organisation.type).toBe('organisation');
      expect(regions.length).toBeGreaterThan(1);
      expect(regions.reduce((sum, one) => sum + one.partners, 0)).toBe(partners);
      expect(regions.map(({ partner }) => partner.type)).not.toContain('person');
    }
  });

  it('answers for the places that a topic does not reach, within a region too', async () => {
    interface Gaps extends Page<EntitySummary> {
      of: number;
      level: string;
    }
    const regions = await app.json<Gaps>(`/api/v1/network/gaps?${TOPIC}`);
    expect(regions).toMatchObject({ level: 'region', of: 19 });
    expect(regions.items.map(({ kind }) => kind)).toEqual(regions.items.map(() => 'maakunta'));
    const towns = await app.json<Gaps>(`/api/v1/network/gaps?level=municipality&region=Kymenlaakso&${TOPIC}`);
    expect(towns.of).toBe(6);
    expect(towns.total).toBeLessThanOrEqual(6);
  });

  it('answers for the sectors that meet, and those that are absent', async () => {
    const { pairs, absent, activities, untold } = await app.json<SectorLinksAnswer>(
      '/api/v1/network/sectors?lang=sv',
    );
    expect(untold).toBeLessThanOrEqual(activities);
    for (const { sectors, shared, activities: some } of pairs) {
      expect(sectors).toHaveLength(2);
      expect(some.length).toBe(Math.min(20, shared));
    }
    const met = new Set(pairs.flatMap(({ sectors }) => sectors.map(({ id }) => id)));
    expect(absent.filter(({ id }) => met.has(id))).toEqual([]);
  });

  it.each([
    ['communities?colour=red', '#/query/colour'],
    ['bridges?topic=nothing-such', '#/query/topic'],
    ['gaps?level=topic', '#/query/level'],
    ['sectors?from=2020&to=2010', '#/query/to'],
  ])('refuses %s', async (path, pointer) => {
    const response = await app.get(`/api/v1/network/${path}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
  });
});
