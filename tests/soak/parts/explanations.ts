import { loadSeed, SEED_FOLDER } from '../../../seed/load.ts';
import { EXPERT_KINDS, type ExpertsAnswer, type PeersAnswer } from '../../../server/contract/finders.ts';
import type { SimilarAnswer } from '../../../server/contract/similar.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { complaints } from '../../support/explained.ts';
import { appOver, TODAY, type TestApp } from '../../support/seeded-app.ts';
import type { SoakOptions, SoakResult } from '../part.ts';
import { randomFrom, type Random } from '../random.ts';

export const name = 'explanations';

const AT_ONCE = 200;

/** Scores of every kind with both registers loaded: each the sum of its lines, each line with what it rests on. */
export async function run({ seed, count, say }: SoakOptions): Promise<SoakResult> {
  const store = openSqliteStore(':memory:');
  await loadSeed(store, () => TODAY, undefined, SEED_FOLDER, ['eura']);
  const app = appOver(store);
  try {
    const ground = { app, random: randomFrom(seed), listed: await everyList(app) };
    const failures: string[] = [];
    for (let asked = 1; asked <= count; asked += 1) {
      failures.push(...(await ground.random.of(QUESTIONS)(ground)));
      if (asked % AT_ONCE === 0) say(`${asked} questions`);
    }
    return { cases: count, failures };
  } finally {
    await app.close();
  }
}

interface Ground {
  app: TestApp;
  random: Random;
  listed: { undertakings: string[]; topics: string[]; municipalities: string[] };
}

type Ask = (ground: Ground) => Promise<string[]>;

const similar: Ask = async ({ app, random, listed }) => {
  const path = `/api/v1/entities/${random.of(listed.undertakings)}/similar?limit=20`;
  return complaints.similar((await app.json<SimilarAnswer>(path)).items);
};

const experts: Ask = async ({ app, random, listed }) => {
  const query = `topic=${random.of(listed.topics)}&kind=${random.of(EXPERT_KINDS)}&limit=50`;
  return complaints.experts((await app.json<ExpertsAnswer>(`/api/v1/experts?${query}`)).items);
};

const peers: Ask = async ({ app, random, listed }) => {
  const topic = random.of(['', `&topic=${random.of(listed.topics)}`]);
  const path = `/api/v1/peers/${random.of(listed.municipalities)}?limit=20${topic}`;
  return complaints.peers(await app.json<PeersAnswer>(path));
};

const QUESTIONS: readonly Ask[] = [similar, experts, peers];

async function everyList(app: TestApp): Promise<Ground['listed']> {
  const undertakings = await Promise.all(
    ['project', 'practice', 'event'].map((type) => idsIn(app, `entities?type=${type}`)),
  );
  return {
    undertakings: undertakings.flat(),
    topics: await idsIn(app, 'topics?used=true'),
    municipalities: await idsIn(app, 'entities?kind=municipality'),
  };
}

async function idsIn(app: TestApp, list: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: { id: string }[]; next: string | null } = await app.json(
      `/api/v1/${list}&limit=200${cursor && `&cursor=${cursor}`}`,
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  }
  return ids;
}
