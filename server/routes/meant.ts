import type { Entity } from '../contract/entity.ts';
import { idSchema } from '../contract/primitives.ts';
import { MergedError } from '../http/errors.ts';
import { meantEntity, namesOf } from '../reading/find.ts';
import type { Services } from '../services.ts';
import type { Snapshot } from '../snapshot.ts';
import { refuse } from './parameters.ts';

/** Where to look: the snapshot knows what is there, the store also what was merged. */
interface Ground {
  store: Services['store'];
  snapshot: Snapshot;
}

/**
 * The topic that a parameter means, by id or by any of its names; of one scheme where `scheme` is given. Refuses the
 * request when there is none; throws MergedError for an id that was merged.
 */
export async function meantTopic(
  ground: Ground,
  parameter: string,
  text: string,
  scheme?: string,
): Promise<Entity> {
  const fits = ({ type, kind }: Entity) => type === 'topic' && (scheme === undefined || kind === scheme);
  return meant(ground, parameter, text, fits, scheme ?? 'topic');
}

/**
 * The region that a parameter means, by id or by any of its names. Refuses the request when there is none; throws
 * MergedError for an id that was merged.
 */
export async function meantRegion(ground: Ground, text: string, parameter = 'region'): Promise<Entity> {
  return meant(ground, parameter, text, ({ type }) => type === 'region', 'region');
}

async function meant(
  { store, snapshot }: Ground,
  parameter: string,
  text: string,
  fits: (entity: Entity) => boolean,
  sought: string,
): Promise<Entity> {
  const found = meantEntity(snapshot, text, fits);
  if (found) return found;
  const heir = await heirOf(store, text);
  if (heir !== null) throw new MergedError(text, heir);
  const fitting = snapshot.projection.entities.filter(fits);
  return refuse(parameter, text, 'unknownThing', {
    known: [...fitting.map(({ id }) => id), ...fitting.flatMap(namesOf)],
    values: { type: sought },
  });
}

async function heirOf(store: Services['store'], text: string): Promise<string | null> {
  if (!idSchema.safeParse(text).success) return null;
  const [resolution] = await store.resolve([text], 'public');
  return resolution?.state === 'merged' ? resolution.into : null;
}
