import { claim, type ClaimView } from './claim.ts';
import { evidenceSet, type EvidenceSetView } from './evidence-card.ts';
import { html, type Html, type Words } from './html.ts';
import { placeholderPill } from './pills.ts';
import { shapeIcon, type Shaped } from './shape-icon.ts';

/** An entity named in a row. Names are links; soft hyphens in them are welcome. */
export interface NamedView extends Shaped {
  name: string;
  href: string;
  /** Language of the name when it is not the page's. */
  lang?: string;
}

/** The other end of a relation: an entity, or a party the source counts but does not name. */
export type PartyView = NamedView | { placeholder: string };

export interface RowView {
  party: PartyView;
  claim: ClaimView;
  /** What it was about: usually the activity's name. */
  context?: { name: string; href: string | null } | null;
  years?: string | null;
  evidence: EvidenceSetView;
}

type Language = 'fi' | 'sv' | 'en';

/** A longer name would stand in many narrow lines: most statements have one. */
const LONG_NAME = 48;

/** One line of evidence: shape, name, claim, context, years, and the card under it. */
export function entityRow(row: RowView, words: Words, lang: Language): Html {
  return html`<li class="row">
    <div class="row-line${isLong(row.party) ? ' long' : ''}">
      ${partyShape(row.party)}
      <span class="name-cell">${partyName(row.party)}</span>
      <span class="claim-cell">${claim(row.claim)}</span>
      <span class="context">${context(row.context)}</span>
      <span class="years">${row.years ?? ''}</span>
    </div>
    ${evidenceSet(row.evidence, words, lang)}
  </li>`;
}

export interface RoleGroupView {
  heading: string;
  rows: readonly RowView[];
  /** Where these are not all rows: which they are, and the ways to the others. */
  rest?: { id: string; shown: string; ways: readonly { label: string; href: string }[] };
}

/** Groups of rows by role: the heading stands in a column at the left, on a phone above. */
export function roleGroups(groups: readonly RoleGroupView[], words: Words, lang: Language): Html {
  return evidenceList(
    html`${groups.map(
      ({ heading, rows, rest }) =>
        html`<section
          class="role-group${rows.some(({ context: about }) => about) ? '' : ' no-context'}"
          ${rest ? html` id="${rest.id}"` : ''}
        >
          <h3>${heading}</h3>
          <ul>
            ${rows.map((row) => entityRow(row, words, lang))}
          </ul>
          ${rest ? restOfRows(heading, rest) : ''}
        </section>`,
    )}`,
  );
}

function restOfRows(heading: string, { shown, ways }: NonNullable<RoleGroupView['rest']>): Html {
  return html`<nav class="rest-of-rows" aria-label="${heading}">
    <span>${shown}</span>
    ${ways.map(({ label, href }) => html`<a class="button small" href="${href}">${label}</a>`)}
  </nav>`;
}

/** A list in which one card is open at a time. The element's script shuts and opens cards. */
export function evidenceList(content: Html): Html {
  return html`<solmu-evidence>${content}</solmu-evidence>`;
}

/** An actor of a project with its roles as claims on the line below the name. */
export interface CastView {
  party: PartyView;
  roles: readonly { claim: ClaimView; evidence: EvidenceSetView }[];
  /** Words after the roles, such as "valtakunnallinen". */
  after?: string | null;
  /** What the actor is called, or has become, today. */
  later?: { claim: ClaimView; evidence: EvidenceSetView };
}

/** Implementers in columns. */
export function castList(cast: readonly CastView[], words: Words, lang: Language): Html {
  return evidenceList(
    html`<ul class="cast">
      ${cast.map(
        (actor) =>
          html`<li class="row">
            ${partyShape(actor.party)}
            <div>
              ${partyName(actor.party)}
              <span class="roles">${castRoles(actor, words)}</span>
            </div>
            ${castEvidence(actor).map((set) => evidenceSet(set, words, lang))}
          </li>`,
      )}
    </ul>`,
  );
}

/** The lead: a unit stands under the organisation it belongs to. */
export function leadActor(
  lead: { organisation: NamedView; unit: CastView | null; own: CastView | null },
  words: Words,
  lang: Language,
): Html {
  const actor = lead.unit ?? lead.own;
  return evidenceList(
    html`<div class="lead-actor row">
      ${shapeIcon(lead.organisation, { size: 18 })}
      <div>${nameLink(lead.organisation)}</div>
      ${
        actor
          ? html`<div class="${lead.unit ? 'lead-unit' : ''}">
              ${lead.unit ? partyName(lead.unit.party) : ''}
              <p class="roles">${castRoles(actor, words)}</p>
            </div>`
          : ''
      }
      ${(actor ? castEvidence(actor) : []).map((set) => evidenceSet(set, words, lang))}
    </div>`,
  );
}

/** Partners under the area that the source puts them in. The name is the claim: the heading has said the role. */
export interface ScopeView {
  heading: string;
  members: readonly (
    | { shape: Shaped; claim: ClaimView; evidence: EvidenceSetView }
    | { placeholder: string; claim: ClaimView; evidence: EvidenceSetView }
  )[];
}

/** Partners by area, one column each. */
export function scopeLists(scopes: readonly ScopeView[], words: Words, lang: Language): Html {
  return evidenceList(
    html`<div class="scopes">
      ${scopes.map(
        ({ heading, members }) =>
          html`<section class="scope-list">
            <h3>${heading}</h3>
            <ul>
              ${members.map(
                (member) =>
                  html`<li class="row">
                    ${
                      'placeholder' in member
                        ? html`<span class="unnamed"
                            >${placeholderPill(member.placeholder)} ${claim(member.claim)}</span
                          >`
                        : html`${shapeIcon(member.shape, { size: 14 })}<span>${claim(member.claim)}</span>`
                    }
                    ${evidenceSet(member.evidence, words, lang)}
                  </li>`,
              )}
            </ul>
          </section>`,
      )}
    </div>`,
  );
}

/** A name with its shape and a value at the right: peers, materials, places. */
export interface PlainRowView {
  shape: Shaped | null;
  name: string | Html;
  href: string | null;
  value?: string | null;
}

/** A quiet list without claims. `shapes: false` for rows that are ways on, not entities. */
export function plainList(rows: readonly PlainRowView[]): Html {
  const shapes = rows.some(({ shape }) => shape !== null);
  return html`<ul class="plain-list${shapes ? '' : ' no-shapes'}">
    ${rows.map(
      ({ shape, name, href, value }) =>
        html`<li>
          ${shapes ? (shape ? shapeIcon(shape) : html`<span></span>`) : ''}
          <span>${href ? html`<a class="${shapes ? 'name' : ''}" href="${href}">${name}</a>` : name}</span>
          <span class="value">${value ?? ''}</span>
        </li>`,
    )}
  </ul>`;
}

/** An entity's name as a link. */
export function nameLink({ name, href, lang }: NamedView): Html {
  return html`<a class="name" href="${href}" ${lang ? html` lang="${lang}"` : ''}>${name}</a>`;
}

function isLong(party: PartyView): boolean {
  return !('placeholder' in party) && party.name.length > LONG_NAME;
}

function partyShape(party: PartyView): Html {
  return 'placeholder' in party ? html`<span></span>` : shapeIcon(party);
}

function partyName(party: PartyView): Html {
  return 'placeholder' in party ? placeholderPill(party.placeholder) : nameLink(party);
}

function context(view: RowView['context']): Html | string {
  if (!view) return '';
  return view.href ? html`<a href="${view.href}">${view.name}</a>` : view.name;
}

function castEvidence({ roles, later }: CastView): EvidenceSetView[] {
  return [...roles, ...(later ? [later] : [])].map(({ evidence }) => evidence);
}

function castRoles({ roles, after, later }: CastView, words: Words): Html {
  const joined = roles.map(
    ({ claim: view }, index) => html`${separator(index, roles.length, words)}${claim(view)}`,
  );
  return html`${joined}${after ? `, ${after}` : ''}${later ? html`, ${claim(later.claim)}` : ''}`;
}

function separator(index: number, length: number, words: Words): string {
  if (index === 0) return '';
  return index === length - 1 ? ` ${words('list.and')} ` : ', ';
}
