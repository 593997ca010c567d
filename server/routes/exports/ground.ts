import { setImmediate } from 'node:timers/promises';
import type { RelationAnswer, SourceAnswer } from '../../contract/answers.ts';
import { describeSource, describeRelations } from '../../reading/relation-view.ts';
import type { Services } from '../../services.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { Lang } from '../../vocabulary/languages.ts';

/** What a file is put together from. */
export interface ExportGround {
  store: Services['store'];
  snapshot: Snapshot;
  lang: Lang;
  /** Stands before the addresses of pages: `https://solmu.example`. */
  origin: string;
  /** What was asked for, as the address says it, without language and format; empty for everything. */
  query: string;
}

/** Records that are read at once, so that nobody else waits long. */
export const AT_ONCE = 500;

/** The parts of a list in order, a breath between two. */
export async function* inParts<T>(items: readonly T[]): AsyncGenerator<T[]> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    if (start > 0) await setImmediate();
    yield items.slice(start, start + AT_ONCE);
  }
}

/** All sources by id. */
export async function allSources({ store, lang }: ExportGround): Promise<Map<string, SourceAnswer>> {
  const sources = await store.sources();
  return new Map(sources.map((source) => [source.id, describeSource(source, lang)]));
}

/** The sources with these ids, by id. */
export function sourcesNamed(all: ReadonlyMap<string, SourceAnswer>, ids: Iterable<string>): SourceAnswer[] {
  return [...new Set(ids)].sort().flatMap((id) => all.get(id) ?? []);
}

/** Relations by id, each with its evidence. One that a newer write took away is left out. */
export async function relationsById(
  { store, snapshot, lang }: ExportGround,
  ids: Iterable<string>,
): Promise<Map<string, RelationAnswer>> {
  const found = new Map<string, RelationAnswer>();
  for await (const part of inParts([...new Set(ids)])) {
    const { items } = await store.relations({ audience: 'public', ids: part, limit: part.length });
    for (const relation of await describeRelations(store, items, lang, snapshot.projection))
      found.set(relation.id, relation);
  }
  return found;
}
