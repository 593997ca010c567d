import { claim, type ClaimView } from './claim.ts';
import { evidenceSet, type EvidenceSetView } from './evidence-card.ts';
import { html, type Html, type Words } from './html.ts';
import { evidenceList } from './rows.ts';

/** A value that a source gives for a field. Several of one field stand under each other. */
export interface FactView {
  claim: ClaimView;
  years: string | null;
  evidence: EvidenceSetView;
}

/** Fields with what sources say of them; the value is the claim. */
export function factList(
  fields: readonly { label: string; facts: readonly FactView[] }[],
  words: Words,
  lang: 'fi' | 'sv' | 'en',
): Html {
  return evidenceList(
    html`${fields.map(
      ({ label, facts }) =>
        html`<section class="role-group">
          <h3>${label}</h3>
          <ul>
            ${facts.map(
              (fact) =>
                html`<li class="row">
                  <div class="fact-line">
                    <span>${claim(fact.claim)}</span>
                    <span class="years">${fact.years ?? ''}</span>
                  </div>
                  ${evidenceSet(fact.evidence, words, lang)}
                </li>`,
            )}
          </ul>
        </section>`,
    )}`,
  );
}
