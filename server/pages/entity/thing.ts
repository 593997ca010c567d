import { isCountryAbroad } from '../../network/places.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { ProjectedRelation } from '../../store/graph-store.ts';
import { COLLABORATION_ROLES, type Role } from '../../vocabulary/roles.ts';
import { pageAddress } from '../addresses.ts';
import { buttonLinks } from '../parts/controls.ts';
import { section } from '../parts/headings.ts';
import { html } from '../parts/html.ts';
import { roleGroups } from '../parts/rows.ts';
import { countedText } from '../views/counted.ts';
import { isNamed } from '../views/named.ts';
import { actorGroups, capitalised, nameColumn, otherEnd, type RowMaker } from '../views/relation-rows.ts';
import { statementsSection } from './actor.ts';
import { columns, entityHead, type EntityBody } from './layout.ts';
import {
  columnsSection,
  factSection,
  leadsToTopic,
  namesSection,
  relationSection,
  sourcesSection,
  targetViews,
  topicSection,
  without,
  withRoles,
  type Piece,
} from './sections.ts';
import { similarSection } from './similar-section.ts';
import { evidenceOf, readRelations, rowMaker, type Subject } from './subject.ts';
import type { RelationAnswer } from '../../contract/answers.ts';

/** A practice, material or event: who made and uses it, what it is made of, what it is about. */
export async function thingPage(subject: Subject): Promise<EntityBody> {
  const { context, entity, relations } = subject;
  const { words } = context;
  const maker = await rowMaker(subject);
  const rest = without(relations, ['states']).filter((relation) => !leadsToTopic(relation));
  const body = html`${entityHead(subject)}
  ${columns(
    [
      relationSection(maker, { heading: words('entity.relations') }, rest, entity.id),
      factSection(maker, entity.facts),
      statementsSection(maker, relations),
      topicSection(maker, subject),
      await similarSection(subject),
    ],
    [
      namesSection(context, subject),
      await sourcesSection(context, evidenceOf([...relations, ...entity.facts])),
    ],
  )}`;
  return { body, description: entity.description ?? `${entity.name}, ${entity.label}.` };
}

/** A statement: who states it, how far it has come, what it leans on and answers. */
export async function statementPage(subject: Subject): Promise<EntityBody> {
  const { context, entity, relations } = subject;
  const { words } = context;
  const maker = await rowMaker(subject);
  const isTarget = ({ field }: { field: string }) => field === 'target';
  const targets = targetViews(maker, entity.facts.filter(isTarget), () => words('target.heading'));
  const body = html`${entityHead(subject)}
  ${columns(
    [
      relationSection(
        maker,
        { heading: words('entity.relations') },
        relations.filter((relation) => !leadsToTopic(relation)),
        entity.id,
      ),
      targets.length > 0 ? html`<section class="targets">${targets}</section>` : null,
      factSection(
        maker,
        entity.facts.filter((fact) => !isTarget(fact)),
      ),
      topicSection(maker, subject),
    ],
    [
      namesSection(context, subject),
      await sourcesSection(context, evidenceOf([...relations, ...entity.facts])),
    ],
  )}`;
  return { body, description: `${capitalised(entity.label)}: ${entity.name}` };
}

const TAKES_PART: ReadonlySet<Role> = new Set(COLLABORATION_ROLES);
/** A region: its municipalities, what was done for it, and the roles that actors held in it. */
export async function regionPage(subject: Subject): Promise<EntityBody> {
  const { context, entity, relations } = subject;
  const { words, lang, snapshot } = context;
  const active = snapshot.projection.heldIn(entity.id);
  const known = new Set([...active, ...relations].map(({ id }) => id));
  const local = workOfRegion(snapshot, entity).filter(({ id }) => !known.has(id));
  const [held, done] = await Promise.all([
    readRelations(
      context,
      active.map(({ id }) => id),
    ),
    readRelations(
      context,
      local.map(({ id }) => id),
    ),
  ]);
  const maker = await rowMaker(subject, [...held, ...done]);
  const parts = withRoles(relations, ['located-in', 'part-of', 'post-of']);
  const municipalities = parts.filter((relation) => isMunicipality(relation, entity.id));
  const rest = relations.filter((relation) => !municipalities.includes(relation) && !leadsToTopic(relation));
  const body = html`${entityHead(subject, {
    actions: buttonLinks([
      {
        label: words('region.network'),
        href: pageAddress('network', lang, { region: entity.id }),
        primary: true,
      },
    ]),
  })}
  ${columns(
    [
      relationSection(
        maker,
        { heading: words('region.done') },
        without(rest, ['located-in', 'part-of']),
        entity.id,
      ),
      actorsSection(maker, words('region.held'), held),
      actorsSection(maker, words('region.actors'), done),
      columnsSection(maker, { heading: words('region.municipalities') }, [
        nameColumn(
          maker,
          countedText(words, 'region.count', municipalities.length),
          municipalities,
          entity.id,
        ),
      ]),
      relationSection(
        maker,
        { heading: words('entity.place') },
        withRoles(rest, ['located-in', 'part-of']),
        entity.id,
      ),
      topicSection(maker, subject),
      factSection(maker, entity.facts),
    ],
    [
      namesSection(context, subject),
      await sourcesSection(context, evidenceOf([...relations, ...held, ...done, ...entity.facts])),
    ],
  )}`;
  return { body, description: `${entity.name}, ${entity.label}.` };
}

function isMunicipality(relation: RelationAnswer, self: string): boolean {
  const { end, own } = otherEnd(relation, self);
  return !own && isNamed(end) && end.kind === 'municipality';
}

/** What organisations that sit in a region took part in. Of Finland that would be everything. */
function workOfRegion(
  { projection, geography }: Snapshot,
  { id, kind, identifiers }: Subject['entity'],
): ProjectedRelation[] {
  if (kind === 'country' && !isCountryAbroad({ kind, identifiers })) return [];
  return Array.from(projection.placesOf('organisation'), projection.idAt)
    .filter((organisation) => geography.regionsOf(organisation).has(id))
    .flatMap((organisation) => projection.leaving(organisation, TAKES_PART));
}

/** Roles of actors: the actor is the name, the activity the context. */
function actorsSection(maker: RowMaker, heading: string, held: readonly RelationAnswer[]): Piece {
  if (held.length === 0) return null;
  return section({ heading }, roleGroups(actorGroups(maker, held), maker.words, maker.lang));
}
