import type { Entity } from '../../contract/entity.ts';
import { NoRouteError } from '../../http/errors.ts';
import { originOf } from '../../http/origin.ts';
import { yearsText } from '../../locales/dates.ts';
import { oncePerProjection } from '../../projection/once-per-projection.ts';
import { pagePath, toSummary } from '../../reading/entity-view.ts';
import { requireEntity } from '../../reading/find.ts';
import { printable } from '../../http/printable.ts';
import { filterEntities } from '../../search/filter-entities.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { GraphStore } from '../../store/graph-store.ts';
import type { PageContext } from '../context.ts';
import { html, type Html } from '../parts/html.ts';

const MOST_ENTRIES = 50;

/** Types of things that have a feed of what is new there. */
const FOLLOWED = { region: 'region', topic: 'topic' } as const;

/** The address of the feed of a region or topic; null for what has none. */
export function feedPath(
  entity: Pick<Entity, 'id' | 'type' | 'kind'>,
  lang: PageContext['lang'],
): string | null {
  return entity.type in FOLLOWED ? `${pagePath(entity, lang)}.atom` : null;
}

/**
 * What is new in a region or on a topic, newest first: what was added or changed, never a person. Source: RFC 4287.
 * Throws NotFoundError, ErasedError or MergedError, and NoRouteError for what has no feed.
 */
export async function atomFeed(context: PageContext, id: string): Promise<Response> {
  const { c, lang, services, snapshot } = context;
  const entity = await requireEntity(services.store, snapshot, id);
  const path = feedPath(entity, lang);
  if (path === null) throw new NoRouteError(c.req.path);
  if (c.req.path !== path) return c.redirect(path, 301);
  const entries = newestIn(snapshot, entity);
  const times = await timesOf(services.store, [
    snapshot.projection.revision,
    ...entries.map(({ revision }) => revision),
  ]);
  const markup = await feedDocument(context, { entity, path, entries, times });
  return new Response(printable(String(markup)), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', 'Content-Language': lang },
  });
}

function newestIn(snapshot: Snapshot, { id, type }: Entity): Entity[] {
  const { projection } = snapshot;
  const inside = filterEntities(snapshot, type === 'region' ? { region: id } : { topic: id });
  const found: Entity[] = [];
  for (const place of newestFirst(snapshot)) {
    if (found.length === MOST_ENTRIES) break;
    if (projection.typeAt(place) !== 'person' && inside?.[place] === 1)
      found.push(projection.entityAt(place));
  }
  return found;
}

/** The places of all entities, the one that changed last first, else in list order. */
const newestFirst = oncePerProjection(({ projection }): Uint32Array => {
  const revisions = Uint32Array.from(
    { length: projection.size },
    (_, place) => projection.entityAt(place).revision,
  );
  return Uint32Array.from(revisions.keys()).sort((a, b) => revisions[b]! - revisions[a]! || a - b);
});

/** Writes stay as they are, so that their times are asked for once. */
const known = new WeakMap<GraphStore, Map<number, string>>();

/** When the writes with these revisions were made; none for a store that nobody has written to. */
async function timesOf(
  store: GraphStore,
  revisions: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const times = known.get(store) ?? new Map<number, string>();
  known.set(store, times);
  for (const revision of new Set(revisions)) {
    if (times.has(revision)) continue;
    const [commit] = await store.changes(revision - 1, 1);
    if (commit?.revision === revision) times.set(revision, commit.at);
  }
  return times;
}

interface Feed {
  entity: Entity;
  path: string;
  entries: readonly Entity[];
  times: ReadonlyMap<number, string>;
}

function feedDocument({ c, lang, words, services, snapshot }: PageContext, feed: Feed): Html {
  const { entity, path, entries, times } = feed;
  const origin = originOf(c, services.publicUrl);
  const timeOf = (revision: number) => times.get(revision) ?? services.clock().toISOString();
  return html`<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
      <title>${words('feed.title', { name: toSummary(entity, lang).name })}</title>
      <id>${origin}${path}</id>
      <link rel="self" type="application/atom+xml" href="${origin}${path}" />
      <link rel="alternate" type="text/html" href="${origin}${pagePath(entity, lang)}" />
      <updated>${timeOf(entries[0]?.revision ?? snapshot.projection.revision)}</updated>
      <author><name>Solmu</name></author>
      ${entries.map((entry) => entryOf(entry, { origin, lang, at: timeOf(entry.revision) }))}
    </feed> `;
}

function entryOf(
  entry: Entity,
  { origin, lang, at }: { origin: string; lang: PageContext['lang']; at: string },
): Html {
  const { name, nameLang, label, period, url } = toSummary(entry, lang);
  return html`<entry>
    <title ${nameLang && nameLang !== lang ? html` xml:lang="${nameLang}"` : ''}>${name}</title>
    <id>urn:solmu:entity:${entry.id}</id>
    <link rel="alternate" type="text/html" href="${origin}${url}" />
    <updated>${at}</updated>
    <summary>${[label, yearsText(period)].filter(Boolean).join(', ')}</summary>
  </entry>`;
}
