import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { randomFrom } from '../../../server/network/layout/random.ts';
import type { Spring } from '../../../server/network/layout/spring-graph.ts';
import { partSprings } from '../../../server/network/positions.ts';
import { readProjection } from '../../../server/projection/projection.ts';
import { snapshotOf } from '../../../server/snapshot.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { loadSeed } from '../../../seed/load.ts';
import { H2020_FILES } from '../h2020/read-h2020.ts';

/** A network to lay out. */
export interface BenchNetwork {
  name: string;
  ids: string[];
  springs: Spring[];
}

/** Who takes part in which undertaking: the data that ships, with the Interreg register. */
export async function shippedNetwork(): Promise<BenchNetwork> {
  const store = openSqliteStore(':memory:');
  await loadSeed(store, () => new Date());
  const springs = partSprings(snapshotOf(await readProjection(store)));
  await store.close();
  return networkOf('Interreg and what else ships', springs);
}

const AFEW = 6;

/** A connected part of Horizon 2020: from the first project of some size on, breadth first, until there are enough. */
export function h2020Network(folder: string, most: number): BenchNetwork {
  const [projects, organisations] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const rows = gunzipSync(readFileSync(join(folder, H2020_FILES.participations)))
    .toString()
    .trim()
    .split('\n');
  for (const row of rows.slice(1)) {
    const [rcn, pic] = row.split(',');
    const [project, organisation] = [`project ${rcn}`, `organisation ${pic}`];
    projects.set(project, [...(projects.get(project) ?? []), organisation]);
    organisations.set(organisation, [...(organisations.get(organisation) ?? []), project]);
  }
  const first = [...projects.keys()].sort().find((project) => projects.get(project)!.length >= 8)!;
  const [queue, seen, nodes, springs] = [[first], new Set([first]), new Set<string>(), [] as Spring[]];
  for (const project of queue) {
    if (nodes.size >= most) break;
    nodes.add(project);
    for (const organisation of new Set(projects.get(project))) {
      nodes.add(organisation);
      springs.push({ from: organisation, to: project, weight: 1 });
      const next = organisations
        .get(organisation)!
        .slice(0, AFEW)
        .filter((one) => !seen.has(one));
      for (const one of next) seen.add(one);
      queue.push(...next);
    }
  }
  return networkOf('a connected part of Horizon 2020', springs);
}

/** Groups with many lines inside and few between. */
export function groupedNetwork(size: number, groups: number): BenchNetwork {
  const random = randomFrom(1);
  const members = size / groups;
  const springs: Spring[] = [];
  for (let node = 0; node < size; node += 1) {
    const first = Math.floor(node / members) * members;
    for (let line = 0; line < 3; line += 1)
      springs.push({ from: `n${node}`, to: `n${first + Math.floor(random() * members)}`, weight: 1 });
    if (random() < 0.5) springs.push({ from: `n${node}`, to: `n${Math.floor(random() * size)}`, weight: 1 });
  }
  return networkOf(`made up, ${groups} groups`, springs);
}

/** Undertakings with parties of their own field, and some from elsewhere. */
export function twoModeNetwork(undertakings: number, parties: number): BenchNetwork {
  const random = randomFrom(3);
  const fields = Math.max(4, Math.round(undertakings / 20));
  const springs: Spring[] = [];
  for (let undertaking = 0; undertaking < undertakings; undertaking += 1) {
    const partners = 3 + Math.floor(random() * 8);
    for (let partner = 0; partner < partners; partner += 1) {
      const own = (((undertaking % fields) + random() ** 2) * parties) / fields;
      const party = Math.floor(random() < 0.85 ? own : random() ** 2 * parties) % parties;
      springs.push({ from: `party ${party}`, to: `undertaking ${undertaking}`, weight: 1 });
    }
  }
  return networkOf('made up, undertakings and parties', springs);
}

/** Each two once, none with itself. */
export function networkOf(name: string, springs: readonly Spring[]): BenchNetwork {
  const known = new Map(
    springs
      .filter(({ from, to }) => from !== to)
      .map((spring) => [[spring.from, spring.to].sort().join('|'), { ...spring, weight: 1 }]),
  );
  const all = [...known.values()];
  return { name, ids: [...new Set(all.flatMap(({ from, to }) => [from, to]))], springs: all };
}
