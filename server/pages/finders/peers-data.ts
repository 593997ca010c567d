import type { EntitySummary } from '../../contract/answers.ts';
import type { PeerAnswer } from '../../contract/finders.ts';
import { organisationContacts } from '../../experts/contacts.ts';
import { describeContacts } from '../../experts/describe.ts';
import type { PeerFigures } from '../../peers/figures.ts';
import type { RawValue } from '../../peers/score.ts';
import { VARIABLES } from '../../peers/variables.ts';
import { toSummary } from '../../reading/entity-view.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import type { FinlandMap } from '../geometry/finland.ts';

/** All that the browser needs to rank by itself: written small, as it rides on every peers page. */
export interface PeersData {
  target: string;
  /** How many peers are shown. */
  shown: number;
  /** Ids that are not ranked, and those that are shown wherever they stand. */
  left: string[];
  pinned: string[];
  /** Those with experience of the topic asked for: id and its evidence beside the strongest, 0–1. */
  experience: [id: string, share: number][];
  /** Names of the columns of `rows` after the first seven. */
  fields: string[];
  /** Id, name, address, region's name, x and y on the map, whom to ask there, then a value for each field. */
  rows: (RawValue | number)[][];
}

/** The fields that ranking reads, in the order of the variables. */
export const DATA_FIELDS: readonly string[] = [
  ...new Set(
    VARIABLES.flatMap((variable) => [
      variable.field,
      ...('within' in variable ? [variable.within] : []),
      ...('per' in variable ? [variable.per] : []),
    ]),
  ),
];

/** The data for one page. */
export function peersData(
  { projection, geography }: Snapshot,
  figures: PeerFigures,
  { map, lang, ...given }: { map: FinlandMap; lang: Lang } & Omit<PeersData, 'fields' | 'rows'>,
): PeersData {
  const rows = figures.standardised.ids.flatMap((id) => {
    const entity = projection.entity(id);
    if (!entity) return [];
    const { name, url } = toSummary(entity, lang);
    const region = projection.entity(geography.regionOf(id) ?? '');
    const at = entity.point ? map.project(entity.point.lon, entity.point.lat) : null;
    const values = DATA_FIELDS.map((field) => figures.standardised.figures[id]?.[field] ?? null);
    const where = region ? toSummary(region, lang).name : '';
    const contacts = organisationContacts(projection, { actor: id, topics: [] });
    const asked = contactAsked(describeContacts({ projection, lang }, entity, contacts));
    const place = [at && Math.round(at.x), at && Math.round(at.y)];
    return [[id, name, url, where, ...place, asked?.url ?? null, ...values]];
  });
  return { ...given, fields: [...DATA_FIELDS], rows };
}

/** Whom to ask first in a municipality: a post or unit of it that is not known to have ended; null for itself. */
export function contactAsked(contacts: PeerAnswer['contacts']): EntitySummary | null {
  return contacts.find(({ as, state }) => as !== 'self' && state !== 'ended')?.entity ?? null;
}

/** JSON that cannot close the script element it stands in. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}
