import { ROLE_NAMES, type Role } from '../../vocabulary/roles.ts';
import { correctionAddress, pageAddress } from '../addresses.ts';
import { buttonLinks } from '../parts/controls.ts';
import { section } from '../parts/headings.ts';
import { html } from '../parts/html.ts';
import { placeholderPill } from '../parts/pills.ts';
import { roleGroups } from '../parts/rows.ts';
import { longGroup } from '../views/long-list.ts';
import { isNamed } from '../views/named.ts';
import { relationGroups, relationRow, roleHeading, type RowMaker } from '../views/relation-rows.ts';
import { columns, entityHead, type EntityBody } from './layout.ts';
import { postSection } from './posts.ts';
import {
  factSection,
  leadsToTopic,
  namesSection,
  relationSection,
  sourcesSection,
  statementsByKind,
  topicSection,
  withRoles,
  without,
  type Piece,
} from './sections.ts';
import { sharedSection } from './shared-section.ts';
import { nodeInNetwork, sharedWork } from './shared-work.ts';
import { evidenceOf, readRelations, rowMaker, type Subject } from './subject.ts';
import type { RelationAnswer } from '../../contract/answers.ts';

const HOLDS: ReadonlySet<Role> = new Set(['holds']);
const SUCCESSION = ['succeeded-by'] as const satisfies Role[];
/** What has sections of its own. */
const ELSEWHERE: ReadonlySet<Role> = new Set(['states', 'post-of', 'succeeded-by']);
const PLACE = ['unit-of', 'located-in', 'part-of', 'member-of', 'works-for'] as const satisfies Role[];

/** An organisation: what it has done and how, who spoke for it, what came before and after it. */
export async function organisationPage(subject: Subject): Promise<EntityBody> {
  const { context, entity, relations } = subject;
  const { projection } = context.snapshot;
  const { words } = context;
  const spoken = projection.heldFor(entity.id);
  const posts = withRoles(relations, ['post-of']);
  const seats = posts.flatMap(({ from }) => (isNamed(from) ? projection.reaching(from.id, HOLDS) : []));
  const work = sharedWork(projection, entity.id);
  const [own, others, spokespeople, holders] = await Promise.all([
    readRelations(
      context,
      work.own.map(({ id }) => id),
    ),
    readRelations(
      context,
      work.others.map(({ id }) => id),
    ),
    readRelations(
      context,
      spoken.map(({ id }) => id),
    ),
    readRelations(
      context,
      seats.map(({ id }) => id),
    ),
  ]);
  const maker = await rowMaker(subject, [...own, ...others, ...spokespeople, ...holders]);
  const shown = new Set(own.map(({ id }) => id));
  const rest = relations.filter(
    (relation) => !ELSEWHERE.has(relation.role) && !leadsToTopic(relation) && !shown.has(relation.id),
  );
  const body = html`${entityHead(subject, {
    actions: networkLink(subject),
  })}
  ${columns(
    [
      own.length > 0 ? sharedSection(maker, entity, { own, others }) : null,
      relationSection(maker, { heading: words('organisation.roles') }, without(rest, PLACE), entity.id),
      relationSection(maker, { heading: words('entity.place') }, withRoles(rest, PLACE), entity.id),
      spokesSection(
        maker,
        spokespeople.filter(({ id }) => !others.some((relation) => relation.id === id)),
      ),
      relationSection(
        maker,
        { heading: words('entity.succession') },
        withRoles(relations, SUCCESSION),
        entity.id,
      ),
      statementsSection(maker, relations),
      topicSection(maker, subject),
      factSection(maker, entity.facts),
    ],
    [
      postSection(maker, posts, holders, entity.id),
      namesSection(context, subject),
      await sourcesSection(
        context,
        evidenceOf([...relations, ...own, ...others, ...spokespeople, ...entity.facts]),
      ),
    ],
  )}`;
  return { body, description: entity.description ?? `${entity.name}, ${entity.label}.` };
}

/** The way to the picture of whom it works with; null when nobody has recorded that it does. */
function networkLink({ context, entity }: Subject) {
  const node = nodeInNetwork(context.snapshot.projection, entity.id);
  if (node === null) return null;
  return buttonLinks([
    {
      label: context.words('organisation.network'),
      href: pageAddress('network', context.lang, { level: 'organisation', node }),
      primary: true,
    },
  ]);
}

/** People who spoke or acted for the organisation, by role. */
function spokesSection(maker: RowMaker, spokespeople: readonly RelationAnswer[]): Piece {
  if (spokespeople.length === 0) return null;
  const groups = ROLE_NAMES.flatMap((role) => {
    const held = spokespeople.filter((relation) => relation.role === role);
    if (held.length === 0) return [];
    const row = (relation: RelationAnswer) => {
      const { to } = relation;
      const own = relationRow(maker, { ...relation, onBehalfOf: null }, isNamed(to) ? to.id : '');
      return { ...own, context: isNamed(to) ? { name: to.name, href: to.url } : null };
    };
    const heading = roleHeading(role, false, maker.lang);
    return [longGroup(maker, { key: `${role}-spoke`, heading, items: held, row })];
  });
  return section(
    { heading: maker.words('organisation.people') },
    roleGroups(groups, maker.words, maker.lang),
  );
}

/** All statements of a subject, by kind. */
export function statementsSection(maker: RowMaker, relations: readonly RelationAnswer[]): Piece {
  const body = statementsByKind(maker, relations, [
    'question',
    'need',
    'premise',
    'objective',
    'measure',
    'outcome',
    'effect',
  ]);
  return body && section({ heading: maker.words('entity.statements') }, body);
}

/** A person: the public roles that documents name, as they date them. Never kept by search engines. */
export async function personPage(subject: Subject): Promise<EntityBody> {
  const { context, entity, relations } = subject;
  const { words, lang } = context;
  const maker = await rowMaker(subject);
  const roles = relations.filter((relation) => !leadsToTopic(relation));
  const body = html`${entityHead(subject, { lead: words('person.lead') })}
  ${columns(
    [
      rolesWithActivities(maker, roles, entity.id),
      topicSection(maker, subject),
      factSection(maker, entity.facts),
    ],
    [
      section(
        { heading: words('person.why') },
        html`<p class="small">
          ${words('person.why-text')} <a href="${pageAddress('privacy', lang)}">${words('person.rights')}</a>
        </p>`,
      ),
      namesSection(context, subject),
      await sourcesSection(context, evidenceOf([...relations, ...entity.facts])),
    ],
  )}`;
  return { body, description: words('person.lead'), noindex: true };
}

function rolesWithActivities(maker: RowMaker, relations: readonly RelationAnswer[], self: string): Piece {
  if (relations.length === 0) return null;
  const groups = relationGroups(maker, relations, self);
  return section({ heading: maker.words('person.roles') }, roleGroups(groups, maker.words, maker.lang));
}

/** A seat: whose it is, and who holds it or that nobody is recorded. */
export async function postPage(subject: Subject): Promise<EntityBody> {
  const { context, entity, relations } = subject;
  const { words } = context;
  const maker = await rowMaker(subject);
  const holders = withRoles(relations, ['holds']);
  const body = html`${entityHead(subject)}
  ${columns(
    [
      section(
        { heading: words('post.holder') },
        holders.length > 0
          ? roleGroups(relationGroups(maker, holders, entity.id), words, maker.lang)
          : missingHolder(subject),
      ),
      relationSection(
        maker,
        { heading: words('entity.relations') },
        relations.filter((relation) => relation.role !== 'holds' && !leadsToTopic(relation)),
        entity.id,
      ),
      topicSection(maker, subject),
      factSection(maker, entity.facts),
    ],
    [
      namesSection(context, subject),
      await sourcesSection(context, evidenceOf([...relations, ...entity.facts])),
    ],
  )}`;
  return { body, description: `${entity.name}.` };
}

function missingHolder({ context, entity }: Subject) {
  const { words, lang } = context;
  const missing = entity.kind === 'culture-wellbeing-coordinator' ? 'post.unknown' : 'post.no-holder';
  return html`<p>${placeholderPill(words(entity.status === 'vacant' ? 'post.vacant' : missing))}</p>
    <p class="small"><a href="${correctionAddress(entity.id, lang)}">${words('post.tell')}</a></p>`;
}
