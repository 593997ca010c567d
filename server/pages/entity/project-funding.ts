import type { EntitySummary, RelationAnswer } from '../../contract/answers.ts';
import { section } from '../parts/headings.ts';
import { html } from '../parts/html.ts';
import {
  fundingChain,
  type ChainBox,
  type ChainLink,
  type FundingChainView,
} from '../parts/funding-chain.ts';
import { placeholderPill } from '../parts/pills.ts';
import { castList } from '../parts/rows.ts';
import { isNamed, namedView } from '../views/named.ts';
import { castViews, claimOf, otherEnd, type RowMaker } from '../views/relation-rows.ts';
import { withRoles, type Piece } from './sections.ts';

/** The relations that the money ran along; funders of the programme come from the programme's own relations. */
export interface Funding {
  funders: readonly RelationAnswer[];
  programmes: readonly RelationAnswer[];
  authorities: readonly RelationAnswer[];
  programmeFunders: readonly RelationAnswer[];
}

/** The funding of an activity, by link of the chain. */
export function fundingOf(
  relations: readonly RelationAnswer[],
  programmeFunders: readonly RelationAnswer[],
  self: string,
): Funding {
  const own = relations.filter((relation) => otherEnd(relation, self).own);
  const others = relations.filter((relation) => !otherEnd(relation, self).own);
  return {
    funders: withRoles(others, ['funder']),
    programmes: withRoles(own, ['funded-under']),
    authorities: withRoles(others, ['funding-authority']),
    programmeFunders,
  };
}

/** Fund → programme → project ← authority; further funders below. */
export function fundingSection(maker: RowMaker, project: EntitySummary, funding: Funding): Piece {
  const { words, lang } = maker;
  const heading = { heading: words('funding.heading') };
  const { funders, programmes, authorities } = funding;
  if (funders.length + programmes.length + authorities.length === 0)
    return section(heading, html`<p>${placeholderPill(words('funding.none'))}</p>`);
  const further = [...funders.slice(1), ...programmes.slice(1), ...authorities.slice(1)];
  return section(
    { ...heading, under: words('funding.under') },
    html`${fundingChain(chainView(maker, project, funding), words, lang)}
    ${
      further.length > 0
        ? html`<h3 class="further">${words('funding.further')}</h3>
            ${castList(castViews(maker, further, project.id), words, lang)}`
        : ''
    }`,
  );
}

function chainView(maker: RowMaker, project: EntitySummary, funding: Funding): FundingChainView {
  const [funder, programme, authority] = [funding.funders[0], funding.programmes[0], funding.authorities[0]];
  const own = { ...box(maker, project), project: true };
  const ofProgramme = programme && funderOf(funding, programme);
  const fundBox = fundOf(maker, project.id, { funder, ofProgramme });
  if (!programme) {
    return {
      first: fundBox,
      rest: [
        { link: link(maker, funder, 'funding.funds', 'forward'), box: own },
        {
          link: link(maker, authority, 'funding.authority', 'back'),
          box: authorityBox(maker, authority, project.id),
        },
      ],
    };
  }
  const funded = fundsAlike(funder, ofProgramme);
  return {
    first: fundBox,
    rest: [
      { link: link(maker, funded, 'funding.funds', 'forward'), box: endBox(maker, programme, project.id) },
      { link: link(maker, programme, 'funding.from-programme', 'forward'), box: own },
      {
        link: link(maker, authority, 'funding.authority', 'back'),
        box: authorityBox(maker, authority, project.id),
      },
    ],
  };
}

/** What says who pays for the programme. */
function funderOf({ programmeFunders }: Funding, { to: programme }: RelationAnswer) {
  if (!isNamed(programme)) return undefined;
  return programmeFunders.find(({ to }) => isNamed(to) && to.id === programme.id);
}

/** The fund that the project names; else that of its programme. */
function fundOf(
  maker: RowMaker,
  project: string,
  { funder, ofProgramme }: { funder: RelationAnswer | undefined; ofProgramme: RelationAnswer | undefined },
): ChainBox {
  if (funder) return endBox(maker, funder, project);
  if (ofProgramme && isNamed(ofProgramme.to)) return endBox(maker, ofProgramme, ofProgramme.to.id);
  return { missing: maker.words('funding.no-funder') };
}

/** What says that the fund pays: for the project, for its programme, or both. */
function fundsAlike(
  funder: RelationAnswer | undefined,
  ofProgramme: RelationAnswer | undefined,
): RelationAnswer | undefined {
  if (!funder || !ofProgramme) return funder ?? ofProgramme;
  return { ...funder, evidence: [...funder.evidence, ...ofProgramme.evidence] };
}

function authorityBox(maker: RowMaker, authority: RelationAnswer | undefined, self: string): ChainBox {
  return authority ? endBox(maker, authority, self) : { missing: maker.words('funding.no-authority') };
}

function endBox(maker: RowMaker, relation: RelationAnswer, self: string): ChainBox {
  const { end } = otherEnd(relation, self);
  return isNamed(end) ? box(maker, end) : { missing: end.name };
}

function box(maker: RowMaker, entity: EntitySummary) {
  return { ...namedView(maker.projection, entity, maker.lang), kindLabel: entity.label };
}

function link(
  maker: RowMaker,
  relation: RelationAnswer | undefined,
  verb: string,
  direction: ChainLink['direction'],
): ChainLink {
  if (!relation) return { claim: null, evidence: null, direction };
  const { claim, evidence } = claimOf(maker, relation, maker.words(verb));
  return { claim: { ...claim, sources: null }, evidence, direction };
}
