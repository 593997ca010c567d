import { strongestCertainty } from '../vocabulary/certainty.ts';
import { roleOf, type Role } from '../vocabulary/roles.ts';
import { byText, type Ground } from './ground.ts';
import { sideOf, type RawRole } from './joint-edges.ts';
import type { Certainty } from '../vocabulary/certainty.ts';
import type { Participation } from './participation.ts';

/** A line between two entities with the relations that make it. `from` is who took part, is about, or belongs. */
export interface RawTie {
  /** The two ends by id, joined by `--`. */
  id: string;
  from: string;
  to: string;
  /** What kind of line: somebody's part in an activity, an activity's topic, or how two organisations hang together. */
  form: 'part' | 'topic' | 'structure';
  /** The weight of its weightiest role, 0…1. */
  weight: number;
  certainty: Certainty;
  roles: RawRole[];
}

/** One tie for each two ends, by id; roles in the order given. */
export function tiesOf(
  form: RawTie['form'],
  lines: readonly { from: string; to: string; role: RawRole }[],
): RawTie[] {
  const found = new Map<string, RawTie>();
  for (const { from, to, role } of lines) {
    const id = [from, to].sort(byText).join('--');
    const tie = found.get(id) ?? { id, from, to, form, weight: 0, certainty: role.certainty, roles: [] };
    tie.roles.push(role);
    found.set(id, tie);
  }
  return [...found.values()].map(finish).sort((a, b) => byText(a.id, b.id));
}

function finish(tie: RawTie): RawTie {
  return {
    ...tie,
    weight: Math.max(...tie.roles.map(({ role }) => roleOf(role).weight)),
    certainty: sideOf(tie.roles),
  };
}

/** A participation and for whom it counts: the party itself, or its successor. */
export interface TiedParty {
  participation: Participation;
  party: string;
}

/** Parties tied to their activities. */
export function partyTies(shown: readonly TiedParty[]): RawTie[] {
  return tiesOf(
    'part',
    shown.map(({ participation: { activity, party: actor, role, relation, certainty }, party }) => ({
      from: party,
      to: activity,
      role: { role, relation, actor, certainty },
    })),
  );
}

const ABOUT: ReadonlySet<Role> = new Set(['about']);
const STRUCTURE: ReadonlySet<Role> = new Set([
  'unit-of',
  'member-of',
  'succeeded-by',
  'located-in',
  'part-of',
]);

/** Activities tied to the subjects they are about. */
export function subjectTies(ground: Ground, activities: readonly string[]): RawTie[] {
  const { projection } = ground;
  return tiesOf(
    'topic',
    relationLines(ground, activities, ABOUT, (id) => projection.entity(id)?.kind === 'subject'),
  );
}

/** How organisations hang together: units, members, successors, and museums in their towns. */
export function structureTies(ground: Ground, organisations: ReadonlySet<string>): RawTie[] {
  return tiesOf(
    'structure',
    relationLines(ground, [...organisations], STRUCTURE, (id) => organisations.has(id)),
  );
}

function relationLines(
  { projection }: Ground,
  ids: readonly string[],
  roles: ReadonlySet<Role>,
  wanted: (to: string) => boolean,
) {
  return ids
    .flatMap((id) => projection.leaving(id, roles))
    .filter(({ to }) => wanted(to))
    .map(({ from, to, role, id, certainties }) => ({
      from,
      to,
      role: { role, relation: id, actor: from, certainty: strongestCertainty(certainties) },
    }));
}
