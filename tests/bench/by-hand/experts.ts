import type { Entity } from '../../../server/contract/entity.ts';
import type { Relation } from '../../../server/contract/relation.ts';
import { roleOf } from '../../../server/vocabulary/roles.ts';
import type { Participation } from './queries.ts';

const HALF_LIFE = 6;
const CEILING = 4;

interface Line {
  relation: Relation;
  project: Entity;
  factors: { role: number; time: number; topic: number; source: number; share: number };
  weight: number;
  value: number;
}

export interface Scored {
  actor: string;
  score: number;
  lines: Line[];
}

/** Those who took part, strongest first: role × time ÷ √n, summed and bent as docs/DESIGN has it for projects. */
export function scoredByHand(participations: readonly Participation[], now: Date): Scored[] {
  const year = now.getUTCFullYear();
  const byActor = new Map<string, Line[]>();
  for (const { relation, project, holders } of participations) {
    if (!('entity' in relation.from)) continue;
    const age = Math.max(0, year - Number(project.period?.to?.date.slice(0, 4) ?? year));
    const time = 0.2 + 0.8 * 2 ** (-age / HALF_LIFE);
    const factors = {
      role: roleOf(relation.role).weight,
      time,
      topic: 1,
      source: 1,
      share: 1 / Math.sqrt(holders),
    };
    const line = { relation, project, factors, weight: factors.role * time * factors.share, value: 0 };
    const lines = byActor.get(relation.from.entity);
    if (lines) lines.push(line);
    else byActor.set(relation.from.entity, [line]);
  }
  return [...byActor]
    .map(([actor, lines]) => {
      const sum = lines.reduce((all, { weight }) => all + weight, 0);
      const score = CEILING * (1 - Math.exp(-sum / CEILING));
      return { actor, score, lines: lines.map((line) => ({ ...line, value: (score * line.weight) / sum })) };
    })
    .sort((a, b) => b.score - a.score || (a.actor < b.actor ? -1 : 1));
}
