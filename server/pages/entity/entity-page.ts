import type { EntityType } from '../../vocabulary/kinds.ts';
import { pagePath } from '../../reading/entity-view.ts';
import type { PageContext } from '../context.ts';
import { feedPath } from '../feeds/atom.ts';
import { renderPage } from '../page.ts';
import { organisationPage, personPage, postPage } from './actor.ts';
import type { EntityBody } from './layout.ts';
import { municipalityPage } from './municipality.ts';
import { projectPage } from './project.ts';
import { readSubject, type Subject } from './subject.ts';
import { topicPage } from '../topic/topic-page.ts';
import { regionPage, statementPage, thingPage } from './thing.ts';

export type EntityView = (subject: Subject) => Promise<EntityBody>;

/** How each type of entity is shown; the compiler asks for a view of a new type. */
export const ENTITY_VIEWS = {
  organisation: (subject) =>
    subject.entity.kind === 'municipality' ? municipalityPage(subject) : organisationPage(subject),
  person: personPage,
  post: postPage,
  project: projectPage,
  programme: thingPage,
  practice: thingPage,
  statement: statementPage,
  material: thingPage,
  event: thingPage,
  topic: topicPage,
  region: regionPage,
} as const satisfies Record<EntityType, EntityView>;

/**
 * The page of the entity with this id, or a redirect to its address where it was asked for at another.
 * Throws NotFoundError, ErasedError or MergedError.
 */
export async function entityPage(context: PageContext, id: string): Promise<Response> {
  const subject = await readSubject(context, id);
  const { c, lang } = context;
  const address = pagePath(subject.record, lang);
  if (c.req.path !== address) return c.redirect(address + new URL(c.req.url).search, 301);
  const { body, description, noindex } = await ENTITY_VIEWS[subject.record.type](subject);
  return renderPage(context, {
    title: subject.entity.name,
    description,
    address: (other) => pagePath(subject.record, other),
    body,
    // A person's page is not to be found, and there are no files of who has not consented.
    ...(noindex
      ? { noindex }
      : {
          files: `/api/v1/entities/${subject.record.id}`,
          feed: feedPath(subject.record, lang),
          embed: { widget: 'card', query: { id: subject.record.id } },
        }),
  });
}
