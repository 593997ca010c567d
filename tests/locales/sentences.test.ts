import { describe, expect, it } from 'vitest';
import { claimWords } from '../../server/locales/sentences.ts';
import { LANGUAGES } from '../../server/vocabulary/languages.ts';
import { COLLABORATION_ROLES, PERSONAL_ROLES } from '../../server/vocabulary/roles.ts';

describe('a claim in words', () => {
  it('has a verb of its own where the role has one, in the case that it asks for', () => {
    const claim = { role: 'coordinator', from: 'organisation', to: 'programme' } as const;
    expect(claimWords(claim, 'fi').claim).toBe('koordinoi ohjelmaa');
    expect(claimWords(claim, 'sv').claim).toBe('samordnade programmet');
    expect(claimWords(claim, 'en').claim).toBe('coordinated the programme');
  });

  it('says of the others as what they took part', () => {
    const claim = { role: 'partner', from: 'organisation', to: 'project' } as const;
    expect(claimWords(claim, 'fi').claim).toBe('oli kumppanina hankkeessa');
    expect(claimWords(claim, 'sv').claim).toBe('deltog som partner i projektet');
    expect(claimWords(claim, 'en').claim).toBe('took part as partner in the project');
  });

  it('says what an undertaking is about from the side of the undertaking', () => {
    expect(claimWords({ role: 'about', from: 'project', to: 'topic' }, 'fi')).toEqual({
      before: 'Hanke ',
      claim: 'käsittelee aihetta',
    });
  });

  it.each([...COLLABORATION_ROLES, ...PERSONAL_ROLES])('leaves nothing unfilled for the role %s', (role) => {
    for (const lang of LANGUAGES)
      for (const to of ['project', 'programme', 'practice', 'event'] as const) {
        const { claim } = claimWords({ role, from: 'organisation', to }, lang);
        expect(claim).toMatch(/^[^{}]+$/u);
        expect(claim).not.toMatch(/ {2}|^ | $/u);
      }
  });
});
