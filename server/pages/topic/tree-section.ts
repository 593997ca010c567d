import type { RelationAnswer } from '../../contract/answers.ts';
import { displayName, pagePath } from '../../reading/entity-view.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { Role } from '../../vocabulary/roles.ts';
import type { PageContext } from '../context.ts';
import { columnsSection, withRoles, type Piece } from '../entity/sections.ts';
import type { Step } from '../entity/layout.ts';
import { section } from '../parts/headings.ts';
import { html } from '../parts/html.ts';
import { nameColumn, otherEnd, roleHeading, type RowMaker } from '../views/relation-rows.ts';

/** Ways down that are shown; more would say less. */
const MOST_WAYS = 4;
/** Ways that are looked for at each step: a tree of many crossings has more than anybody can count. */
const MOST_SOUGHT = 16;

/** The first ways from the top of the tree down to right above a topic, each broadest first; none is a part of another. */
export function waysDown({ topics }: Pick<Snapshot, 'topics'>, id: string): string[][] {
  const climb = (from: string): string[][] => {
    const parents = [...topics.broaderWithin(from, 1).keys()];
    const ways = parents.flatMap((parent) => {
      const above = climb(parent);
      return above.length === 0 ? [[parent]] : above.map((way) => [...way, parent]);
    });
    return ways.slice(0, MOST_SOUGHT);
  };
  const ways = climb(id).map((way) => new Set(way));
  return ways
    .filter((way) => !ways.some((other) => other !== way && way.isSubsetOf(other)))
    .map((way) => [...way]);
}

/** The first way down, as steps for the head of the page. */
export function stepsTo(context: PageContext, id: string): Step[] {
  const [first = []] = waysDown(context.snapshot, id);
  return first.flatMap((topic) => stepOf(context, topic) ?? []);
}

function stepOf({ snapshot, lang }: PageContext, id: string): Step | null {
  const topic = snapshot.projection.entity(id);
  return topic ? { label: displayName(topic, lang).name, href: pagePath(topic, lang) } : null;
}

/** Each way down as a line of links; nothing for one way alone, which the head has said. */
export function waysSection(context: PageContext, id: string): Piece {
  const ways = waysDown(context.snapshot, id);
  if (ways.length < 2) return null;
  const lines = ways.slice(0, MOST_WAYS).map((way) => way.flatMap((topic) => stepOf(context, topic) ?? []));
  return section(
    { heading: context.words('topic.ways') },
    html`<ul class="ways">
      ${lines.map(
        (way) =>
          html`<li>
            ${way.map(
              ({ label, href }, index) =>
                html`${index > 0 ? html` <span aria-hidden="true">›</span> ` : ''}<a href="${href}"
                    >${label}</a
                  >`,
            )}
          </li>`,
      )}
    </ul>`,
  );
}

/** What is right above, right below and beside a topic, each name opening what says so. */
export function treeSection(maker: RowMaker, relations: readonly RelationAnswer[], self: string): Piece {
  const { lang, words } = maker;
  const group = (role: Role, own: boolean) =>
    relations.filter((relation) => relation.role === role && otherEnd(relation, self).own === own);
  return columnsSection(maker, { heading: words('topic.tree') }, [
    nameColumn(maker, roleHeading('broader', true, lang), group('broader', true), self),
    nameColumn(maker, words('topic.narrower'), group('broader', false), self),
    nameColumn(maker, roleHeading('related', true, lang), withRoles(relations, ['related']), self),
  ]);
}
