import type { Entity } from '../contract/entity.ts';
import type { Projection } from '../projection/projection.ts';
import { usedTopics } from '../topics/used-topics.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { Dictionary } from './voikko/dictionary.ts';
import { buildSearchIndex, type SearchDocument, type SearchField, type SearchIndex } from './search-index.ts';

/** What of an entity a query may match: its names, its other names, those of whom it succeeds, or the topics it is tied to. */
export const DIRECTORY_FIELDS = ['name', 'alias', 'predecessor', 'topic', 'description'] as const;
export type DirectoryField = (typeof DIRECTORY_FIELDS)[number];
export type DirectoryIndex = SearchIndex<DirectoryField>;

const NAME = 1;
const ALIAS = 0.9;
/** The fields by which something is called. */
export const NAMING: readonly DirectoryField[] = ['name', 'alias', 'predecessor'];
/** A statement is a sentence; people are found by a search, not offered to whoever types a letter. */
export function isOffered(type: Entity['type'] | undefined): boolean {
  return type !== undefined && type !== 'statement' && type !== 'person';
}

/** Below the predecessor's own name: it stands beside its successor, and before it. */
const PREDECESSOR = 0.7;
const DESCRIPTION = 0.3;
const TOPIC = 0.25;
const SUCCEEDED: ReadonlySet<Role> = new Set(['succeeded-by']);
const ABOUT: ReadonlySet<Role> = new Set(['about', 'expert-in', 'for', 'set-in', 'in-sector']);

/** Things people look for come before what they are made of when both match alike. */
const BOOST: Readonly<Partial<Record<Entity['type'], number>>> = {
  organisation: 1.15,
  project: 1.15,
  topic: 1.1,
  region: 1.05,
  person: 1,
  post: 0.8,
  statement: 0.7,
};
/** Whoever says one of their names says the others. */
const EXPANDING: ReadonlySet<Entity['type']> = new Set(['topic', 'region']);
/** A topic that nothing is tied to, below what matches alike. */
const UNUSED = 0.6;

/** The search index over every entity of a projection. */
export function directoryIndex(projection: Projection, dictionary: Dictionary | null = null): DirectoryIndex {
  return buildSearchIndex(documents(projection), dictionary);
}

function* documents(projection: Projection): Generator<SearchDocument<DirectoryField>> {
  for (let place = 0; place < projection.size; place += 1)
    yield documentOf(projection.entityAt(place), projection);
}

function documentOf(entity: Entity, projection: Projection): SearchDocument<DirectoryField> {
  const topics = projection.leaving(entity.id, ABOUT).flatMap(({ to }) => projection.entity(to) ?? []);
  const predecessors = projection
    .reaching(entity.id, SUCCEEDED)
    .flatMap(({ from }) => projection.entity(from) ?? []);
  const isIdle = entity.type === 'topic' && !usedTopics(projection).has(entity.id);
  return {
    id: entity.id,
    fields: [
      ...texts(entity.names, NAME, 'name'),
      ...entity.aliases.map(({ text, lang }) => ({ text, lang, weight: ALIAS, kind: 'alias' as const })),
      ...predecessors.flatMap(({ names }) => texts(names, PREDECESSOR, 'predecessor')),
      ...texts(entity.descriptions, DESCRIPTION, 'description'),
      ...topics.flatMap(({ names }) => texts(names, TOPIC, 'topic')),
    ],
    boost: isIdle ? UNUSED : entity.kind === 'municipality' ? 1.3 : (BOOST[entity.type] ?? 1),
    ...(isIdle && { last: true }),
    suggests: isOffered(entity.type) ? NAMING : [],
    expands: EXPANDING.has(entity.type) || entity.kind === 'municipality' ? ['name', 'alias'] : [],
  };
}

function texts(
  localised: Entity['names'],
  weight: number,
  kind: DirectoryField,
): SearchField<DirectoryField>[] {
  return LANGUAGES.flatMap((lang) => {
    const text = localised[lang];
    return text ? [{ text, lang, weight, kind }] : [];
  });
}
