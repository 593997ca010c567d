import { describe, expect, it } from 'vitest';
import type { RelationAnswer } from '../../../server/contract/answers.ts';
import { wordsIn } from '../../../server/locales/words-in.ts';
import { fundingOf, fundingSection } from '../../../server/pages/entity/project-funding.ts';
import { uniqueIds, type RowMaker } from '../../../server/pages/views/relation-rows.ts';
import { toSummary } from '../../../server/reading/entity-view.ts';
import { smallGround, type SmallRelation } from '../../support/small-projection.ts';

/** The chain of a project, as words from left to right. */
function chain(lines: SmallRelation[]): string {
  const { projection } = smallGround(
    [
      ['esf', 'fund'],
      ['programme', 'programme'],
      ['hanke', 'project'],
    ],
    lines,
  );
  const summary = (id: string) => toSummary(projection.entity(id)!, 'fi');
  const relations = lines.map(
    ([from, role, to]) =>
      ({
        id: `${from}-${role}`,
        role,
        label: role,
        from: summary(from),
        to: summary(to),
        evidence: [],
      }) as unknown as RelationAnswer,
  );
  const of = (id: string) =>
    relations.filter(({ from, to }) => [from, to].some((end) => 'id' in end && end.id === id));
  const funders = of('programme').filter(({ role }) => role === 'funder');
  const maker = {
    projection,
    lang: 'fi',
    words: wordsIn('fi'),
    unique: uniqueIds(),
    evidence: { set: (id: string) => ({ id, cards: [] }), certainty: () => 'register' },
  } as unknown as RowMaker;
  const markup = String(fundingSection(maker, summary('hanke'), fundingOf(of('hanke'), funders, 'hanke')));
  return [...markup.matchAll(/class="chain-box[^>]*>([\s\S]*?)<\/div>/gu)]
    .map(([, inner = '']) =>
      inner
        .replace(/<[^>]*>/gu, ' ')
        .trim()
        .replace(/\s+/gu, ' '),
    )
    .join(' → ');
}

describe('the chain of a project’s money', () => {
  it('begins with the fund of its programme where the project names none', () => {
    const lines: SmallRelation[] = [
      ['hanke', 'funded-under', 'programme'],
      ['esf', 'funder', 'programme'],
    ];
    expect(chain(lines)).toMatch(/^esf → programme → hanke/u);
  });

  it('says that no funder is on record where neither names one', () => {
    expect(chain([['hanke', 'funded-under', 'programme']])).toMatch(
      /^Rahoittajaa ei ole kirjattu → programme/u,
    );
  });
});
