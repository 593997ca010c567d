import type { ContactForm, ContactState } from '../contract/finders.ts';
import type { Entity } from '../contract/entity.ts';
import type { Projection } from '../projection/projection.ts';
import type { Kind } from '../vocabulary/kinds.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { ExpertHit } from './gather.ts';
import { whenHeld, type Reading } from './lines.ts';
import type { When } from './when.ts';

/** Somebody, or something, that a reader may turn to. */
export interface Contact {
  readonly entity: string;
  readonly as: ContactForm;
  readonly state: ContactState;
  /** The last year that is known of; null when none is, and while it runs. */
  readonly to: number | null;
}

const EMPLOYED: ReadonlySet<Role> = new Set(['works-for']);
const SEATED: ReadonlySet<Role> = new Set(['holds']);
const SEAT_OF: ReadonlySet<Role> = new Set(['post-of']);
const SUCCEEDED: ReadonlySet<Role> = new Set(['succeeded-by']);

/** Who was found, with what it was found by. */
type Found = Pick<ExpertHit, 'actor' | 'topics'>;

/**
 * Whom to turn to now: the one found, then its posts, whoever sits in them, then the organisations that a person spoke
 * for or the units through which an organisation did it, each organisation with its heir. What is known to have ended
 * stands behind the rest. `reading` is of today.
 */
export function contactsOf(reading: Reading, found: Found): Contact[] {
  const { projection } = reading.snapshot;
  return projection.typeOf(found.actor) === 'person'
    ? personContacts(reading, found)
    : organisationContacts(projection, found);
}

function personContacts(reading: Reading, found: Found): Contact[] {
  const { projection } = reading.snapshot;
  const posts = projection.leaving(found.actor, SEATED).map(({ to }) => to);
  const organisations = organisationsOf(projection, found, posts);
  return endedLast([
    personContact(reading, found),
    ...posts.map((id) => seatContact(projection, id)),
    ...organisations.map((id) => organisationContact(projection, id, 'organisation')),
    ...heirContacts(projection, organisations),
  ]);
}

/** As `contactsOf`, for an organisation or municipality; without topics its posts alone stand beside it. */
export function organisationContacts(projection: Projection, { actor, topics }: Found): Contact[] {
  const lines = topics.flatMap(({ lines: own }) => own);
  const units = lines.flatMap(({ through, via }) => (through === 'units' && via !== null ? [via] : []));
  return endedLast([
    organisationContact(projection, actor, 'self'),
    ...seatsOf(projection, actor).map((id) => seatContact(projection, id)),
    ...units
      .filter((id) => projection.typeOf(id) === 'organisation')
      .map((id) => organisationContact(projection, id, 'unit')),
    ...heirContacts(projection, [actor]),
  ]);
}

/** A mayor is asked after those whose work it is. */
const ASKED_FIRST: readonly Kind[] = ['culture-wellbeing-coordinator', 'culture-services'];

function seatsOf(projection: Projection, id: string): string[] {
  const place = (post: string) => {
    const at = ASKED_FIRST.findIndex((kind) => kind === projection.entity(post)?.kind);
    return at === -1 ? ASKED_FIRST.length : at;
  };
  return projection
    .reaching(id, SEAT_OF)
    .map(({ from }) => from)
    .toSorted((a, b) => place(a) - place(b));
}

function heirContacts(projection: Projection, ids: readonly string[]): Contact[] {
  return ids
    .flatMap((id) => heirsOf(projection, id))
    .map((heir) => organisationContact(projection, heir, 'successor'));
}

/** Each once, where it came first. */
function endedLast(inOrder: readonly Contact[]): Contact[] {
  const once = [...new Map(inOrder.toReversed().map((contact) => [contact.entity, contact])).values()];
  return once.toReversed().toSorted((a, b) => Number(a.state === 'ended') - Number(b.state === 'ended'));
}

function personContact(reading: Reading, { actor, topics }: Found): Contact {
  const { projection } = reading.snapshot;
  const roles = topics
    .flatMap(({ lines }) => lines)
    .map(({ relation, activity }) =>
      whenHeld(reading, relation, activity === null ? undefined : projection.entity(activity)),
    );
  const jobs = projection.leaving(actor, new Set([...EMPLOYED, ...SEATED]));
  const whens = [...roles, ...jobs.map((job) => whenHeld(reading, job))];
  return { entity: actor, as: 'self', ...stateAt(whens) };
}

function stateAt(whens: readonly When[]): Pick<Contact, 'state' | 'to'> {
  if (whens.some(({ running }) => running)) return { state: 'running', to: null };
  const ends = whens.flatMap(({ to }) => to ?? []);
  if (ends.length === 0) return { state: 'unknown', to: null };
  return { state: 'ended', to: Math.max(...ends) };
}

/** Those that the person spoke for in what was found, then the employers, then those whose posts it held. */
function organisationsOf(projection: Projection, hit: Found, posts: readonly string[]): string[] {
  const spoken = hit.topics.flatMap(({ lines }) =>
    lines.flatMap(({ relation }) => relation.onBehalfOf ?? []),
  );
  const jobs = projection.leaving(hit.actor, EMPLOYED).map(({ to }) => to);
  const seats = posts.flatMap((post) => projection.leaving(post, SEAT_OF).map(({ to }) => to));
  return [...new Set([...spoken, ...jobs, ...seats])];
}

function seatContact(projection: Projection, id: string): Contact {
  return { entity: id, as: 'post', ...stateOf(projection, id) };
}

function organisationContact(projection: Projection, id: string, as: ContactForm): Contact {
  return { entity: id, as, ...stateOf(projection, id) };
}

const STATE_OF: Readonly<Partial<Record<Entity['status'], ContactState>>> = {
  ended: 'ended',
  running: 'running',
};

/** What has an heir has ended, whatever its status. */
function stateOf(projection: Projection, id: string): Pick<Contact, 'state' | 'to'> {
  const entity = projection.entity(id);
  const state = (entity && STATE_OF[entity.status]) ?? 'unknown';
  const ended = state === 'ended' || projection.leaving(id, SUCCEEDED).length > 0;
  const end = entity?.period?.to?.date.slice(0, 4);
  return ended ? { state: 'ended', to: end === undefined ? null : Number(end) } : { state, to: null };
}

/** Those that go on where it ended: all its successors that have none among themselves, nearest first. */
function heirsOf(projection: Projection, id: string): string[] {
  const next = (one: string) => projection.leaving(one, SUCCEEDED).map(({ to }) => to);
  const heirs = new Set(next(id));
  for (const heir of heirs) for (const further of next(heir)) heirs.add(further);
  heirs.delete(id);
  return [...heirs].filter((heir) => !next(heir).some((further) => heirs.has(further)));
}
