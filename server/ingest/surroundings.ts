import type { Entity, EntityFields } from '../contract/entity.ts';
import type { SourceStatements } from '../directory/statements.ts';
import type { GraphStore } from '../store/graph-store.ts';
import type { Localised } from '../vocabulary/languages.ts';
import { slug } from './slug.ts';

/** An organisation that the directory has, whoever describes it. */
export interface KnownOrganisation {
  readonly id: string;
  readonly kind: string | null;
  readonly names: Localised;
  /** All names, other ones too. */
  readonly texts: readonly string[];
  readonly identifiers: EntityFields['identifiers'];
}

/** What an importer finds around its file: the tables decided by hand, and the directory as it is. */
export interface Surroundings {
  /** The folder of the tables. */
  readonly folder: string;
  readonly organisations: ReadonlyMap<string, KnownOrganisation>;
  /** The municipality of a name in any of its languages; null for another text. */
  municipality(name: string): string | null;
  /** The maakunta of a name in any of its languages; null for another text. */
  maakunta(name: string): string | null;
  /** The id that the directory has given to what a register knows by this identifier; null for something new. */
  idOf(scheme: string, value: string): string | null;
  /** Whether the id is anything's in the directory. */
  has(id: string): boolean;
  /** The Finnish names of a topic; none of an unknown one. */
  topicLabels(id: string): string[];
}

type Described = Pick<EntityFields, 'type' | 'kind' | 'names' | 'aliases' | 'identifiers'> & {
  readonly id: string;
};

/** The surroundings of an importer that reads beside other statements, before any store. */
export function surroundingsAmong(folder: string, statements: readonly SourceStatements[]): Surroundings {
  // As the directory folds them: of two names in a language the first source's, by id, stands.
  const inOrder = statements.toSorted((a, b) => (a.source.id < b.source.id ? -1 : 1));
  const joined = new Map<string, Described>();
  for (const { id, fields } of inOrder.flatMap(({ entities }) => entities)) {
    const before = joined.get(id);
    joined.set(id, {
      id,
      type: fields.type,
      kind: before?.kind ?? fields.kind,
      names: { ...fields.names, ...before?.names },
      aliases: [...(before?.aliases ?? []), ...fields.aliases],
      identifiers: [...(before?.identifiers ?? []), ...fields.identifiers],
    });
  }
  return surroundings(folder, [...joined.values()]);
}

/** The surroundings of an importer into a store. */
export async function surroundingsIn(folder: string, store: GraphStore): Promise<Surroundings> {
  let entities: Entity[] = [];
  await store.visitProjection({
    restart: () => (entities = []),
    entity: (entity) => entities.push(entity),
    relation: () => {},
  });
  return surroundings(folder, entities);
}

function surroundings(folder: string, entities: readonly Described[]): Surroundings {
  const ofKind = (kind: string) =>
    new Map(
      entities
        .filter((entity) => entity.kind === kind)
        .flatMap((entity) => textsOf(entity).map((text) => [slug(text), entity.id] as const)),
    );
  const municipalities = ofKind('municipality');
  const maakunnat = ofKind('maakunta');
  const identified = new Map(
    entities.flatMap(({ id, identifiers }) =>
      identifiers.map(({ scheme, value }) => [`${scheme}:${value}`, id] as [string, string]),
    ),
  );
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return {
    folder,
    organisations: new Map(
      entities
        .filter(({ type }) => type === 'organisation')
        .map((entity) => [entity.id, { ...entity, texts: textsOf(entity) }]),
    ),
    municipality: (name) => municipalities.get(slug(name)) ?? null,
    maakunta: (name) => maakunnat.get(slug(name)) ?? null,
    idOf: (scheme, value) => identified.get(`${scheme}:${value}`) ?? null,
    has: (id) => byId.has(id),
    topicLabels: (id) => {
      const { names, aliases } = byId.get(id) ?? { names: {}, aliases: [] };
      const others = aliases.flatMap(({ text, lang }) => (lang === 'fi' ? [text] : []));
      return names.fi === undefined ? others : [names.fi, ...others];
    },
  };
}

function textsOf({ names, aliases }: Described): string[] {
  return [...Object.values(names).filter((text) => text !== undefined), ...aliases.map(({ text }) => text)];
}
