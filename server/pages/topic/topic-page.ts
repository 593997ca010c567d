import type { RelationAnswer } from '../../contract/answers.ts';
import { dayInFinland } from '../../experts/when.ts';
import { ENTITY_TYPE_NAMES, ENTITY_TYPES } from '../../vocabulary/kinds.ts';
import type { Role } from '../../vocabulary/roles.ts';
import { pageAddress } from '../addresses.ts';
import { columns, entityHead, type EntityBody } from '../entity/layout.ts';
import {
  factSection,
  namesSection,
  relationSection,
  sourcesSection,
  without,
  withRoles,
  type Piece,
} from '../entity/sections.ts';
import { evidenceOf, rowMaker, type Subject } from '../entity/subject.ts';
import { buttonLinks } from '../parts/controls.ts';
import { html } from '../parts/html.ts';
import { isNamed } from '../views/named.ts';
import { otherEnd, type RowMaker } from '../views/relation-rows.ts';
import { actorsSection, narrowerWork, placesSection, yearsSection } from './activity-sections.ts';
import { readActivity } from './read-activity.ts';
import { stepsTo, treeSection, waysSection } from './tree-section.ts';

const TREE = ['broader', 'related'] as const satisfies Role[];

/** A topic: its place among topics, all that is about it by what kind of thing it is, where and when. */
export async function topicPage(subject: Subject): Promise<EntityBody> {
  const { context, entity, relations } = subject;
  const { words, lang, snapshot, services } = context;
  const maker = await rowMaker(subject);
  const about = without(relations, TREE);
  const activity = readActivity(snapshot, entity.id, Number(dayInFinland(services.clock()).slice(0, 4)));
  const tied = ENTITY_TYPE_NAMES.map((type) => tiedSection(maker, about, type, entity.id));
  const nothing =
    about.length === 0 && activity.things.length === 0
      ? html`<p class="under">${words('topic.nothing')}</p>`
      : null;
  const body = html`${entityHead(subject, {
    steps: stepsTo(context, entity.id),
    actions: nothing
      ? null
      : buttonLinks([
          {
            label: words('topic.experts'),
            href: pageAddress('experts', lang, { topic: entity.id }),
            primary: true,
          },
          { label: words('topic.network'), href: pageAddress('network', lang, { topic: entity.id }) },
        ]),
  })}
  ${columns(
    [
      nothing,
      ...tied,
      narrowerWork(context, entity.id, activity),
      placesSection(context, activity),
      factSection(maker, entity.facts),
    ],
    [
      waysSection(context, entity.id),
      treeSection(maker, withRoles(relations, TREE), entity.id),
      actorsSection(context, entity.id, activity),
      yearsSection(context, activity),
      namesSection(context, subject),
      await sourcesSection(context, evidenceOf([...relations, ...entity.facts])),
    ],
  )}`;
  return { body, description: words('topic.description', { name: entity.name }) };
}

/** Things of one type that are tied to a topic, in rows by role. */
function tiedSection(
  maker: RowMaker,
  relations: readonly RelationAnswer[],
  type: (typeof ENTITY_TYPE_NAMES)[number],
  self: string,
): Piece {
  const tied = relations.filter((relation) => {
    const { end } = otherEnd(relation, self);
    return isNamed(end) ? end.type === type : end.placeholder.type === type;
  });
  return relationSection(maker, { heading: ENTITY_TYPES[type].plural[maker.lang] }, tied, self);
}
