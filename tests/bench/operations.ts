import type { Sample } from './sample.ts';

/** The same question to Solmu and to the hand-written route. */
export interface Target {
  ours: string;
  byHand: string;
}

/** An operation of the API. */
export interface Operation {
  name: string;
  /** Different questions of the same kind: none is asked twice, so that no cache of answers can help. */
  targets(sample: Sample): Target[];
  /**
   * What must agree with the hand-written answer: `equal` all of it whatever the order of lists, `size` its length within
   * this share. Null: there is no hand-written form.
   */
  same: 'equal' | { size: number } | null;
  /** What a single answer may take, in milliseconds, beside being near to the hand-written one. */
  withinMs?: number;
}

const API = '/api/v1';
const LANGUAGE = 'lang=en';

/** Different addresses whose answers cost the same: a number in a parameter that changes nothing else. */
function sameAgain(times: number, target: (turn: number) => Target): Target[] {
  return Array.from({ length: times }, (_, turn) => target(turn));
}

function entity(id: string): Target {
  return { ours: `${API}/entities/${id}?${LANGUAGE}`, byHand: `/entities/${id}` };
}

function cursor({ sortKey, id }: Sample['places'][number]): string {
  return Buffer.from(JSON.stringify([sortKey, id])).toString('base64url');
}

function page(place: Sample['places'][number], filter: string): Target {
  return {
    ours: `${API}/entities?${LANGUAGE}&type=organisation${filter}&cursor=${cursor(place)}`,
    byHand: `/entities?type=organisation${filter}&sortKey=${encodeURIComponent(place.sortKey)}&id=${place.id}`,
  };
}

function around(id: string, depth: number): Target {
  const query = `depth=${depth}&limit=100`;
  return {
    ours: `${API}/entities/${id}/neighbourhood?${LANGUAGE}&${query}`,
    byHand: `/entities/${id}/neighbourhood?${query}`,
  };
}

function network(query: string, times: number): Target[] {
  return sameAgain(times, (turn) => ({
    ours: `${API}/network?${LANGUAGE}&activities=0&${query}&minWeight=0.${String(turn + 1).padStart(4, '0')}`,
    byHand: `/network?${query}`,
  }));
}

const WITHIN_A_FEW = { size: 0.05 };
const ROUGHLY = { size: 0.35 };
/** Ours tells of each hit why it is one. */
const WITH_REASONS = { size: 0.7 };

export const OPERATIONS: readonly Operation[] = [
  { name: 'organisation', same: 'equal', targets: ({ organisations }) => organisations.map(entity) },
  { name: 'project', same: 'equal', targets: ({ projects }) => projects.map(entity) },
  {
    name: 'municipality with its facts',
    same: 'equal',
    targets: ({ municipalities }) => municipalities.map(entity),
  },
  {
    name: 'list, a page of organisations',
    same: WITHIN_A_FEW,
    targets: ({ places }) => places.map((place) => page(place, '')),
  },
  {
    name: 'list by topic',
    same: WITHIN_A_FEW,
    targets: ({ places, topics }) =>
      places.map((place, turn) => page(place, `&topic=${topics[turn % Math.min(8, topics.length)]}`)),
  },
  {
    name: 'list by region',
    same: WITHIN_A_FEW,
    targets: ({ places, regions }) =>
      places.map((place, turn) => page(place, `&region=${regions[turn % Math.min(8, regions.length)]}`)),
  },
  {
    name: 'relations of an organisation',
    same: WITHIN_A_FEW,
    targets: ({ organisations }) =>
      organisations.map((id) => ({
        ours: `${API}/entities/${id}/relations?${LANGUAGE}`,
        byHand: `/entities/${id}/relations`,
      })),
  },
  {
    name: 'neighbourhood, depth 1',
    same: WITHIN_A_FEW,
    targets: ({ organisations }) => organisations.map((id) => around(id, 1)),
  },
  {
    name: 'neighbourhood, depth 2',
    same: ROUGHLY,
    targets: ({ organisations }) => organisations.map((id) => around(id, 2)),
  },
  {
    name: 'paths',
    same: ROUGHLY,
    targets: ({ organisations }) =>
      organisations.map((from, turn) => {
        const to = organisations[(turn * 7919 + 1013) % organisations.length] as string;
        return {
          ours: `${API}/paths?${LANGUAGE}&from=${from}&to=${to}`,
          byHand: `/paths?from=${from}&to=${to}`,
        };
      }),
  },
  {
    name: 'search',
    same: WITH_REASONS,
    targets: ({ words }) =>
      words.map((word) => ({
        ours: `${API}/search?${LANGUAGE}&q=${encodeURIComponent(word)}`,
        byHand: `/search?q=${encodeURIComponent(word)}`,
      })),
  },
  {
    name: 'network of regions and countries',
    same: WITHIN_A_FEW,
    withinMs: 300,
    targets: () => network('level=region', 400),
  },
  { name: 'network of municipalities', same: null, targets: () => network('level=municipality', 400) },
  {
    name: 'network of organisations',
    same: WITHIN_A_FEW,
    withinMs: 2000,
    targets: () => network('level=organisation', 40),
  },
  {
    name: 'network of organisations on a topic',
    same: WITHIN_A_FEW,
    targets: ({ topics }) =>
      topics.slice(3, 12).flatMap((topic) => network(`level=organisation&topic=${topic}`, 8)),
  },
  { name: 'network of topics', same: WITHIN_A_FEW, targets: () => network('level=topic', 200) },
  {
    name: 'experts on a topic in a region',
    same: ROUGHLY,
    targets: ({ topics, regions }) =>
      topics.slice(3, 12).flatMap((topic) =>
        regions.slice(0, 12).map((region) => {
          const query = `topic=${topic}&region=${region}&limit=10`;
          return { ours: `${API}/experts?${LANGUAGE}&${query}`, byHand: `/experts?${query}` };
        }),
      ),
  },
  {
    name: 'municipalities like one',
    same: null,
    targets: ({ municipalities }) =>
      municipalities.map((id) => ({ ours: `${API}/peers/${id}?${LANGUAGE}`, byHand: `/peers/${id}` })),
  },
  {
    name: 'sources',
    same: WITHIN_A_FEW,
    targets: () =>
      sameAgain(150, (turn) => ({
        ours: `${API}/sources?${LANGUAGE}&limit=${turn + 51}`,
        byHand: '/sources',
      })),
  },
  {
    name: 'topics',
    same: null,
    targets: () =>
      sameAgain(150, (turn) => ({ ours: `${API}/topics?${LANGUAGE}&limit=${turn + 51}`, byHand: '' })),
  },
  {
    name: 'regions',
    same: null,
    targets: () =>
      sameAgain(150, (turn) => ({ ours: `${API}/regions?${LANGUAGE}&limit=${turn + 51}`, byHand: '' })),
  },
];
