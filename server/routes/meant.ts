import type { Entity } from '../contract/entity.ts';
import { meantEntity, namesOf } from '../reading/find.ts';
import type { Snapshot } from '../snapshot.ts';
import { refuse } from './parameters.ts';

/** The topic that a parameter means, by id or by any of its names. Refuses the request when there is none. */
export function meantTopic(snapshot: Snapshot, parameter: string, text: string): Entity {
  return meant(snapshot, parameter, text, 'topic');
}

/** The region that a parameter means, by id or by any of its names. Refuses the request when there is none. */
export function meantRegion(snapshot: Snapshot, text: string, parameter = 'region'): Entity {
  return meant(snapshot, parameter, text, 'region');
}

function meant(snapshot: Snapshot, parameter: string, text: string, type: Entity['type']): Entity {
  const found = meantEntity(snapshot, text, (entity) => entity.type === type);
  if (found) return found;
  const ofType = snapshot.projection.entities.filter((entity) => entity.type === type);
  return refuse(parameter, text, 'unknownThing', {
    known: [...ofType.map(({ id }) => id), ...ofType.flatMap(namesOf)],
    values: { type },
  });
}
