import type { Entity } from '../contract/entity.ts';
import { idSchema } from '../contract/primitives.ts';
import { MergedError } from '../http/errors.ts';
import { meantEntity, meantPlace, namesOf, type Sought } from '../reading/find.ts';
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
  return meant(ground, parameter, text, { type: 'topic', kind: scheme });
}

/**
 * The region that a parameter means, by id or by any of its names. Refuses the request when there is none; throws
 * MergedError for an id that was merged.
 */
export async function meantRegion(ground: Ground, text: string, parameter = 'region'): Promise<Entity> {
  return meant(ground, parameter, text, { type: 'region' });
}

/** The region or municipality that a parameter means; refuses and throws as `meantRegion` does. */
export async function meantPlaceOf(ground: Ground, text: string, parameter = 'region'): Promise<Entity> {
  const found = meantPlace(ground.snapshot, text);
  if (found) return found;
  const { projection } = ground.snapshot;
  const places = [...projection.ofType('region'), ...projection.ofKind('municipality')];
  return refuseUnknown(ground, parameter, text, places, 'region, municipality');
}

async function meant(ground: Ground, parameter: string, text: string, sought: Sought): Promise<Entity> {
  const found = meantEntity(ground.snapshot, text, sought);
  if (found) return found;
  const { type, kind } = sought;
  const fitting = ground.snapshot.projection
    .ofType(type)
    .filter((one) => kind === undefined || one.kind === kind);
  return refuseUnknown(ground, parameter, text, fitting, kind ?? type);
}

async function refuseUnknown(
  { store }: Ground,
  parameter: string,
  text: string,
  fitting: readonly Entity[],
  type: string,
): Promise<never> {
  const heir = await heirOf(store, text);
  if (heir !== null) throw new MergedError(text, heir);
  return refuse(parameter, text, 'unknownThing', {
    known: [...fitting.map(({ id }) => id), ...fitting.flatMap(namesOf)],
    values: { type },
  });
}

async function heirOf(store: Services['store'], text: string): Promise<string | null> {
  if (!idSchema.safeParse(text).success) return null;
  const [resolution] = await store.resolve([text], 'public');
  return resolution?.state === 'merged' ? resolution.into : null;
}
