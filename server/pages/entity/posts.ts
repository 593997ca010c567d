import type { RelationAnswer } from '../../contract/answers.ts';
import { yearsText } from '../../locales/dates.ts';
import { kindsOf } from '../../vocabulary/kinds.ts';
import { correctionAddress } from '../addresses.ts';
import { section } from '../parts/headings.ts';
import { html, type Html } from '../parts/html.ts';
import { evidenceSet } from '../parts/evidence-card.ts';
import { claim } from '../parts/claim.ts';
import { postRow } from '../parts/notices.ts';
import { evidenceList, nameLink } from '../parts/rows.ts';
import { isNamed, namedView } from '../views/named.ts';
import { claimOf, roleText, type RowMaker } from '../views/relation-rows.ts';
import type { Piece } from './sections.ts';

/** The seats of a municipality or region, each with its holder or with what is not known. */
export function postSection(
  maker: RowMaker,
  posts: readonly RelationAnswer[],
  holders: readonly RelationAnswer[],
  about: string,
): Piece {
  const order = kindsOf('post');
  const seats = posts
    .flatMap(({ from }) => (isNamed(from) ? [from] : []))
    .toSorted((a, b) => order.indexOf(a.kind ?? '') - order.indexOf(b.kind ?? ''));
  if (seats.length === 0) return null;
  const { words, lang } = maker;
  const rows = seats.map((seat) => {
    const held = holders.filter(({ to }) => isNamed(to) && to.id === seat.id);
    return postRow({
      name: html`<a class="name" href="${seat.url}">${seatName(seat.name)}</a>`,
      holder: held.length > 0 ? html`${held.map((relation) => holder(maker, relation))}` : null,
      missing: words(seat.status === 'vacant' ? 'post.vacant' : missingWord(seat.kind)),
    });
  });
  return section(
    { heading: words('post.whom-to-ask') },
    html`${evidenceList(
        html`<ul>
          ${rows}
        </ul>`,
      )}
      <p class="small"><a href="${correctionAddress(about, lang)}">${words('post.tell')}</a></p>`,
  );
}

/** The page has said whose seat it is: "Kulttuuripalvelut, Kotka" is "Kulttuuripalvelut" there. */
function seatName(name: string): string {
  return name.replace(/, [^,]+$/u, '');
}

/** A seat that the law asks for is there and empty; whether the other one exists is not known. */
function missingWord(kind: string | null): string {
  return kind === 'culture-wellbeing-coordinator' ? 'post.unknown' : 'post.no-holder';
}

/** A name beside a seat always says of when it is: the holder of 2013 is not whom to ask today. */
function heldWhen({ period, evidence }: RelationAnswer, { words }: RowMaker): string {
  const years = yearsText(period);
  if (years !== null) return years;
  const date = evidence[0]?.source.date?.slice(0, 4);
  return date ? words('post.in-source-of', { year: date }) : words('post.undated');
}

function holder(maker: RowMaker, relation: RelationAnswer): Html {
  const { from } = relation;
  const { claim: view, evidence } = claimOf(maker, relation, roleText(relation, maker.words));
  return html`<div class="row">
    ${isNamed(from) ? nameLink(namedView(maker.projection, from, maker.lang)) : from.name}, ${claim(view)}
    <span class="years">${heldWhen(relation, maker)}</span>
    ${evidenceSet(evidence, maker.words, maker.lang)}
  </div>`;
}
