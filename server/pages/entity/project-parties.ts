import type { EntitySummary, RelationAnswer } from '../../contract/answers.ts';
import { roleOf, type Role, type RoleGroup } from '../../vocabulary/roles.ts';
import { section } from '../parts/headings.ts';
import { html } from '../parts/html.ts';
import { castList, leadActor, type CastView, type ScopeView } from '../parts/rows.ts';
import { isNamed, namedView } from '../views/named.ts';
import {
  capitalised,
  castView,
  castViews,
  claimOf,
  nameColumn,
  otherEnd,
  type RowMaker,
} from '../views/relation-rows.ts';
import { columnsSection, type Piece } from './sections.ts';

/** Parties of an activity: roles that others hold in it, of one group. */
export function parties(
  relations: readonly RelationAnswer[],
  self: string,
  group: RoleGroup,
): RelationAnswer[] {
  return relations.filter(
    (relation) => roleOf(relation.role).group === group && !otherEnd(relation, self).own,
  );
}

/** What the actors of a page are known by elsewhere: the organisation a unit belongs to, and who came after. */
export interface Kin {
  parents: ReadonlyMap<string, EntitySummary>;
  successions: ReadonlyMap<string, RelationAnswer>;
}

/** Who leads, with the unit that does under its organisation, and who carries it out. */
export function implementersSection(
  maker: RowMaker,
  relations: readonly RelationAnswer[],
  self: EntitySummary,
  kin: Kin,
): Piece {
  const responsible = parties(relations, self.id, 'responsibility');
  if (responsible.length === 0) return null;
  const { words, lang } = maker;
  const leads = new Set(idsWith(responsible, ['lead', 'coordinator'], self.id));
  const rest = responsible.filter((relation) => !leads.has(actorId(relation, self.id) ?? ''));
  const cast = castViews(maker, rest, self.id).map((view, index) =>
    withLater(maker, view, actorsOf(rest, self.id)[index], kin),
  );
  const leading = [...leads].map((id) => {
    const held = responsible.filter((relation) => actorId(relation, self.id) === id);
    return leadView(maker, held, self.id, kin);
  });
  const others = cast.length > 0 ? castList(cast, words, lang) : '';
  return section(
    { heading: words('project.implementers') },
    leading.length === 0
      ? html`${others}`
      : html`<div class="lead-cast">
          <div class="leads">${leading}</div>
          <div>${others}</div>
        </div>`,
  );
}

function leadView(maker: RowMaker, held: readonly RelationAnswer[], self: string, kin: Kin) {
  const [first] = held as [RelationAnswer];
  const { end } = otherEnd(first, self);
  if (!isNamed(end)) throw new TypeError(`The lead of ${self} has no name`);
  const cast = withLater(maker, castView(maker, held, self), end.id, kin);
  const parent = kin.parents.get(end.id);
  const organisation = namedView(maker.projection, parent ?? end, maker.lang);
  return leadActor(
    { organisation, unit: parent ? cast : null, own: parent ? null : cast },
    maker.words,
    maker.lang,
  );
}

function idsWith(relations: readonly RelationAnswer[], roles: readonly Role[], self: string): string[] {
  return relations
    .filter(({ role }) => roles.includes(role))
    .flatMap((relation) => actorId(relation, self) ?? []);
}

function actorId(relation: RelationAnswer, self: string): string | null {
  const { end } = otherEnd(relation, self);
  return isNamed(end) ? end.id : null;
}

/** The actors of relations, once each, in the order of `castViews`. */
function actorsOf(relations: readonly RelationAnswer[], self: string): string[] {
  return [...new Set(relations.map((relation) => actorId(relation, self) ?? relation.id))];
}

/** "nykyisin LAB-ammattikorkeakoulu", with what says so. */
function withLater(maker: RowMaker, view: CastView, id: string | undefined, kin: Kin): CastView {
  const succession = kin.successions.get(id ?? '');
  if (!succession || !isNamed(succession.to)) return view;
  const later = claimOf(maker, succession, maker.words('name.now', { name: succession.to.name }));
  return { ...view, later };
}

/** Partners in columns: by the area that the source puts them in, else by their role. */
export function partnersSection(maker: RowMaker, relations: readonly RelationAnswer[], self: string): Piece {
  const partners = parties(relations, self, 'partnership');
  const scoped = partners.some(({ scope }) => scope !== null);
  const keyed = Map.groupBy(partners, ({ role, scope }) => (scope ? `scope ${scope.id}` : `role ${role}`));
  const inOrder = [...keyed.values()].toSorted((a, b) => compareAreas(a[0], b[0]));
  const columns: ScopeView[] = inOrder.map((held) => {
    const [{ role, scope, label }] = held as [RelationAnswer];
    const outside = role === 'external-partner' ? maker.words('project.outside') : capitalised(label);
    return nameColumn(maker, scope?.name ?? outside, held, self);
  });
  return columnsSection(
    maker,
    { heading: maker.words(scoped ? 'project.partners-by-area' : 'project.partners') },
    columns,
  );
}

/** Areas by name, parties without an area last. */
function compareAreas(a: RelationAnswer | undefined, b: RelationAnswer | undefined): number {
  if (a?.scope && b?.scope) return a.scope.name.localeCompare(b.scope.name, 'fi');
  return Number(!a?.scope) - Number(!b?.scope);
}
