import type { EntityAnswer, EvidenceAnswer, RelationAnswer } from '../../contract/answers.ts';
import type { Entity } from '../../contract/entity.ts';
import { describeEntity } from '../../reading/entity-answer.ts';
import { requireEntity } from '../../reading/find.ts';
import { describeRelations } from '../../reading/relation-view.ts';
import type { PageContext } from '../context.ts';
import { evidenceViews } from '../views/evidence.ts';
import { listPlace } from '../views/long-list.ts';
import { uniqueIds, type RowMaker } from '../views/relation-rows.ts';

/** What an entity page is about: the entity, its facts and every relation that touches it. */
export interface Subject {
  context: PageContext;
  record: Entity;
  entity: EntityAnswer;
  relations: readonly RelationAnswer[];
}

/** Relations of one entity that a page reads at most; more than any has. */
const MOST = 10_000;

/** Reads an entity. Throws NotFoundError, ErasedError or MergedError. */
export async function readSubject(context: PageContext, id: string): Promise<Subject> {
  const { services, snapshot, lang } = context;
  const { store } = services;
  const record = await requireEntity(store, snapshot, id);
  const [entity, page] = await Promise.all([
    describeEntity(store, snapshot, record, lang),
    store.relations({ audience: 'public', of: [id], limit: MOST }),
  ]);
  const relations = await describeRelations(store, page.items, lang, snapshot.projection);
  return { context, record, entity, relations };
}

/** The relations with these ids, described, in relation order. */
export async function readRelations(
  { services: { store }, snapshot, lang }: PageContext,
  ids: readonly string[],
): Promise<RelationAnswer[]> {
  if (ids.length === 0) return [];
  const page = await store.relations({ audience: 'public', ids, limit: ids.length });
  return describeRelations(store, page.items, lang, snapshot.projection);
}

/** What makes the rows of a page that shows these relations and facts beside the subject's own. */
export async function rowMaker(
  { context: { c, services, snapshot, lang, words }, entity, relations }: Subject,
  others: readonly { evidence: readonly EvidenceAnswer[] }[] = [],
): Promise<RowMaker> {
  const evidence = await evidenceViews(
    services.store,
    [...relations, ...others, ...entity.facts].flatMap((said) => said.evidence),
    lang,
  );
  const place = listPlace(c.req.path, c.req.query());
  return { projection: snapshot.projection, lang, words, evidence, place, unique: uniqueIds() };
}

/** All the evidence that a page shows. */
export function evidenceOf(said: readonly { evidence: readonly EvidenceAnswer[] }[]): EvidenceAnswer[] {
  return said.flatMap(({ evidence }) => evidence);
}
