import type { Ground } from '../../network/ground.ts';
import { oncePerProjection } from '../../projection/once-per-projection.ts';
import { isCountryAbroad } from '../../network/places.ts';
import { ACTIVITY_TYPES, participations } from '../../network/participation.ts';
import type { Entity } from '../../contract/entity.ts';
import { ENTITY_TYPES } from '../../vocabulary/kinds.ts';
import { TOPIC_ROLES, type Role } from '../../vocabulary/roles.ts';

const TAGS: ReadonlySet<Role> = new Set(TOPIC_ROLES);
const ACTIVITIES: ReadonlySet<string | undefined> = new Set(ACTIVITY_TYPES);

/** What the filters of the network offer: only what something in it would answer to. */
export interface FilterChoices {
  audiences: readonly Entity[];
  sectors: readonly Entity[];
  /** Where roles were held in a part of the work. */
  scopes: readonly Entity[];
  maakunnat: readonly Entity[];
  wellbeingAreas: readonly Entity[];
  abroad: readonly Entity[];
  /** The kinds of the organisations that take part. */
  kinds: readonly string[];
}

/** The choices of a projection, each in list order, kinds in that of the vocabulary. */
export const filterChoices: (ground: Ground) => FilterChoices = oncePerProjection((ground) => {
  const { projection } = ground;
  const withActivities = ({ id }: Entity) =>
    projection.reaching(id, TAGS).some(({ from }) => ACTIVITIES.has(projection.entity(from)?.type));
  const taggedBy = (kind: string) => [...projection.ofKind(kind)].filter(withActivities);
  const used = usedBy(ground);
  return {
    audiences: taggedBy('audience'),
    sectors: taggedBy('sector'),
    scopes: projection.ofType('region').filter(({ id }) => used.scopes.has(id)),
    maakunnat: [...projection.ofKind('maakunta')],
    wellbeingAreas: [...projection.ofKind('wellbeing-area')],
    abroad: [...projection.ofKind('country')].filter(isCountryAbroad),
    kinds: Object.keys(ENTITY_TYPES.organisation.kinds).filter((kind) => used.kinds.has(kind)),
  };
});

/** The areas in which somebody had a role, and the kinds of those who had one. */
function usedBy(ground: Ground): { scopes: ReadonlySet<string>; kinds: ReadonlySet<string | null> } {
  const { projection } = ground;
  const { party, relation } = participations(ground);
  const { scope } = projection.columns.relations;
  const scopes = new Set(Array.from(relation, (number) => scope[number] as number));
  const parties = new Set(party);
  return {
    scopes: new Set([...scopes].filter((place) => place > 0).map((place) => projection.idAt(place - 1))),
    kinds: new Set([...parties].map((place) => projection.kindAt(place))),
  };
}
