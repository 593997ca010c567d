import type { EntityAnswer, RelationAnswer } from '../../contract/answers.ts';
import { section } from '../parts/headings.ts';
import { html } from '../parts/html.ts';
import { roleGroups, type RowView } from '../parts/rows.ts';
import { longGroup } from '../views/long-list.ts';
import { isNamed, partyView } from '../views/named.ts';
import { activityYears, actorGroups, claimOf, roleText, type RowMaker } from '../views/relation-rows.ts';
import type { Piece } from './sections.ts';

/** Own roles first, then the others' by role, each with the activity they shared. */
export function sharedSection(
  maker: RowMaker,
  entity: EntityAnswer,
  { own, others }: { own: readonly RelationAnswer[]; others: readonly RelationAnswer[] },
): Piece {
  const { words } = maker;
  const heading = { heading: words('municipality.with', { name: entity.name }) };
  if (own.length === 0)
    return section(heading, html`<p class="under">${words('municipality.alone', { name: entity.name })}</p>`);
  const groups = [
    longGroup(maker, {
      key: 'own-role',
      heading: words('municipality.own-role'),
      items: own,
      row: (relation) => ownRow(maker, relation, entity),
    }),
    ...actorGroups(maker, others),
  ];
  return section(heading, roleGroups(groups, words, maker.lang));
}

/** What the municipality, or one of its units, was in an activity: the activity is the name. */
function ownRow(maker: RowMaker, relation: RelationAnswer, entity: EntityAnswer): RowView {
  const unit = isNamed(relation.from) && relation.from.id !== entity.id ? relation.from : null;
  return {
    party: partyView(maker.projection, relation.to, maker.lang),
    ...claimOf(maker, relation, roleText(relation, maker.words)),
    context: unit ? { name: unit.name, href: unit.url } : null,
    years: activityYears(relation),
  };
}
