import type { EntitySummary, RelationAnswer, RelationEnd } from '../../contract/answers.ts';
import { yearsText } from '../../locales/dates.ts';
import type { Projection } from '../../projection/projection.ts';
import { toSummary } from '../../reading/entity-view.ts';
import { REALISATIONS } from '../../vocabulary/certainty.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { ROLE_NAMES, roleOf, type Role, type RoleGroup } from '../../vocabulary/roles.ts';
import type { ClaimView } from '../parts/claim.ts';
import type { EvidenceSetView } from '../parts/evidence-card.ts';
import type { Words } from '../parts/html.ts';
import type { CastView, RoleGroupView, RowView, ScopeView } from '../parts/rows.ts';
import type { EvidenceViews } from './evidence.ts';
import { formerName } from './former-name.ts';
import { withSoftHyphens } from './hyphens.ts';
import { longGroup, type ListPlace } from './long-list.ts';
import { isNamed, partyView, placeholderText } from './named.ts';
import { shapedAs } from './shaped.ts';

/** What rows are made with: one page's words, evidence and ids. */
export interface RowMaker {
  projection: Projection;
  lang: Lang;
  words: Words;
  evidence: EvidenceViews;
  /** Where the reader is in a long list; left out where all rows are shown. */
  place?: ListPlace;
  /** An id that no other card of the page has. */
  unique: (id: string) => string;
}

/** Hands out each id once: the second time it is asked for, it gets a number. */
export function uniqueIds(): (id: string) => string {
  const given = new Map<string, number>();
  return (id) => {
    const times = (given.get(id) ?? 0) + 1;
    given.set(id, times);
    return times === 1 ? id : `${id}.${times}`;
  };
}

/** A claim with the cards it opens. */
export interface OpenClaim {
  claim: ClaimView;
  evidence: EvidenceSetView;
}

/** The claim that a relation makes, in words, with its evidence. */
export function claimOf(
  maker: RowMaker,
  relation: Pick<RelationAnswer, 'id' | 'evidence'>,
  text: string,
  lang?: Lang,
): OpenClaim {
  const id = maker.unique(relation.id);
  const cards = maker.evidence.set(relation.id, relation.evidence);
  return {
    claim: {
      text,
      evidence: id,
      certainty: maker.evidence.certainty(relation.evidence),
      sources: new Set(relation.evidence.map(({ source }) => source.id)).size,
      ...(lang && lang !== maker.lang ? { lang } : {}),
    },
    evidence: { ...cards, id },
  };
}

/** Title and whom the person spoke for where there are, else the role; and that it is a plan where it is one. */
export function roleText(
  { label, title, onBehalfOf, realisation }: RelationAnswer,
  words: Words,
  speaksFor = true,
): string {
  const parts = [
    title ?? label,
    speaksFor && onBehalfOf?.name,
    realisation === 'planned' && words('row.planned'),
  ];
  return parts.filter(Boolean).join(', ');
}

/** What others are to `self` is the role; what `self` is to things of its own is told by how far that has come. */
function rowText(relation: RelationAnswer, own: boolean, { words, lang }: RowMaker): string {
  const { group, inverse } = roleOf(relation.role);
  const tells = TELLING_GROUPS.has(group) || TELLING_ROLES.has(relation.role);
  if (!own || !tells || relation.title) return roleText(relation, words);
  const { realisation } = relation;
  return realisation === 'unknown' ? lowered(inverse[lang]) : REALISATIONS[realisation][lang];
}

const TELLING_GROUPS: ReadonlySet<RoleGroup> = new Set(['structure', 'meaning']);
const TELLING_ROLES: ReadonlySet<Role> = new Set(['produced', 'uses', 'depicts', 'states']);

function lowered(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** The end that is not `self`, and whether `self` is the one that holds the role. */
export function otherEnd(relation: RelationAnswer, self: string): { end: RelationEnd; own: boolean } {
  const own = isNamed(relation.from) && relation.from.id === self;
  return { end: own ? relation.to : relation.from, own };
}

/** A row about the other end of a relation of `self`. */
export function relationRow(maker: RowMaker, relation: RelationAnswer, self: string): RowView {
  const { end, own } = otherEnd(relation, self);
  return {
    party: partyView(maker.projection, end, maker.lang),
    ...claimOf(maker, relation, rowText(relation, own, maker)),
    context: contextOf(maker, relation, end),
    years: yearsText(relation.period) ?? (isNamed(end) ? yearsText(end.period) : null),
  };
}

/** The area of the role; else the name that the source used where it is no longer the party's. */
function contextOf(
  maker: RowMaker,
  { scope, evidence }: RelationAnswer,
  end: RelationEnd,
): RowView['context'] {
  if (scope) return { name: scope.name, href: scope.url };
  const speaker = isNamed(end) && end.type === 'statement' ? speakerOf(maker, end.id) : null;
  if (speaker) return { name: speaker.name, href: speaker.url };
  const then = thenText(maker, end, evidence);
  return then ? { name: then, href: null } : null;
}

function thenText(maker: RowMaker, end: RelationEnd, evidence: RelationAnswer['evidence']): string | null {
  const former = isNamed(end) ? formerName(maker.projection.entity(end.id), evidence) : null;
  return former && maker.words('name.then', { name: former });
}

/** Whose statement it is. */
function speakerOf({ projection, lang }: RowMaker, statement: string): EntitySummary | null {
  const [said] = projection.reaching(statement, STATES);
  const speaker = projection.entity(said?.from ?? '');
  return speaker ? toSummary(speaker, lang) : null;
}

const STATES: ReadonlySet<Role> = new Set(['states']);

/** Relations of `self` grouped by role: own ones under the inverse heading, others under the role's name. */
export function relationGroups(
  maker: RowMaker,
  relations: readonly RelationAnswer[],
  self: string,
): RoleGroupView[] {
  return ROLE_NAMES.flatMap((role) => {
    const held = relations.filter((relation) => relation.role === role);
    const group = (own: boolean): RoleGroupView[] => {
      const rows = held.filter((relation) => otherEnd(relation, self).own === own);
      if (rows.length === 0) return [];
      return [
        longGroup(maker, {
          key: `${role}-${own ? 'own' : 'of'}`,
          heading: roleHeading(role, own, maker.lang),
          items: inOrder(rows, self),
          row: (relation) => relationRow(maker, relation, self),
        }),
      ];
    };
    return [...group(true), ...group(false)];
  });
}

/** The heading of a group: "Päätoteuttajana" for own roles, "Päätoteuttaja" for those of others. */
export function roleHeading(role: Role, own: boolean, lang: Lang): string {
  const { label, inverse, symmetric } = roleOf(role);
  return withSoftHyphens(own || symmetric ? inverse[lang] : capitalised(label[lang]));
}

export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Numbered things by their number; the rest stay as they came. */
function inOrder(relations: readonly RelationAnswer[], self: string): RelationAnswer[] {
  const place = (relation: RelationAnswer) => {
    const { end } = otherEnd(relation, self);
    return relation.position ?? (isNamed(end) ? end.position : null) ?? Infinity;
  };
  return relations.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** A column of names that are claims themselves, under a heading that has said the role. */
export function nameColumn(
  maker: RowMaker,
  heading: string,
  relations: readonly RelationAnswer[],
  self: string,
): ScopeView {
  return { heading, members: inOrder(relations, self).map((relation) => nameMember(maker, relation, self)) };
}

function nameMember(maker: RowMaker, relation: RelationAnswer, self: string): ScopeView['members'][number] {
  const { end } = otherEnd(relation, self);
  if (!isNamed(end)) {
    return {
      placeholder: placeholderText(end, maker.lang),
      ...claimOf(maker, relation, maker.words('row.source')),
    };
  }
  const { claim, evidence } = claimOf(
    maker,
    relation,
    withSoftHyphens(end.name) + (relation.realisation === 'planned' ? `, ${maker.words('row.planned')}` : ''),
    end.nameLang ?? undefined,
  );
  return {
    shape: shapedAs(maker.projection, end),
    claim: { ...claim, sources: null },
    evidence: withEntity(evidence, end, maker.words),
  };
}

/** Where a claim stands in the place of a name, its first card leads to the entity. */
export function withEntity(
  set: EvidenceSetView,
  { name, url }: EntitySummary,
  words: Words,
): EvidenceSetView {
  const [first, ...rest] = set.cards;
  if (!first) return set;
  return {
    ...set,
    cards: [{ ...first, entity: { name: words('evidence.entity', { name }), href: url } }, ...rest],
  };
}

/** Actors with all their roles, in the order in which they first come. */
export function castViews(maker: RowMaker, relations: readonly RelationAnswer[], self: string): CastView[] {
  const actors = new Map<string, RelationAnswer[]>();
  for (const relation of relations) {
    const { end } = otherEnd(relation, self);
    const key = isNamed(end) ? end.id : relation.id;
    actors.set(key, [...(actors.get(key) ?? []), relation]);
  }
  return [...actors.values()].map((held) => castView(maker, held, self));
}

/** One actor with its roles. Placeholders stand alone. */
export function castView(maker: RowMaker, held: readonly RelationAnswer[], self: string): CastView {
  const [first] = held as [RelationAnswer];
  const { end } = otherEnd(first, self);
  return {
    party: partyView(maker.projection, end, maker.lang),
    after: thenText(
      maker,
      end,
      held.flatMap(({ evidence }) => evidence),
    ),
    roles: held
      .toSorted(byRole)
      .map((relation) => claimOf(maker, relation, scopedRole(relation, maker.words))),
  };
}

/** In the order of the role registry. */
function byRole(a: RelationAnswer, b: RelationAnswer): number {
  return ROLE_NAMES.indexOf(a.role) - ROLE_NAMES.indexOf(b.role);
}

function scopedRole(relation: RelationAnswer, words: Words): string {
  const role = roleText(relation, words);
  return relation.scope ? `${role}, ${relation.scope.name}` : role;
}

/** Actors of activities by role, in the order of the role registry. */
export function actorGroups(maker: RowMaker, relations: readonly RelationAnswer[]): RoleGroupView[] {
  return ROLE_NAMES.flatMap((role) => {
    const held = relations.filter((relation) => relation.role === role);
    if (held.length === 0) return [];
    const heading = roleHeading(role, false, maker.lang);
    const row = (relation: RelationAnswer) => actorRow(maker, relation);
    return [longGroup(maker, { key: `${role}-with`, heading, items: held, row })];
  });
}

function actorRow(maker: RowMaker, relation: RelationAnswer): RowView {
  const { to } = relation;
  return {
    party: partyView(maker.projection, relation.from, maker.lang),
    ...claimOf(maker, relation, roleText(relation, maker.words)),
    context: isNamed(to) ? { name: to.name, href: to.url } : null,
    years: activityYears(relation),
  };
}

/** The years of a role, or else of the activity it was held in. */
export function activityYears({ period, to }: RelationAnswer): string | null {
  return yearsText(period) ?? (isNamed(to) ? yearsText(to.period) : null);
}
