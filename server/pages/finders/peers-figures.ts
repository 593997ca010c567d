import type { PeerField, PeerFigure, PeersAnswer } from '../../contract/finders.ts';
import type { Fact } from '../../contract/relation.ts';
import { yearsText } from '../../locales/dates.ts';
import { figureText } from '../../locales/peer-texts.ts';
import type { Cell } from '../../peers/figures.ts';
import type { FoundPeers } from '../../peers/gather.ts';
import { describeFacts } from '../../reading/entity-answer.ts';
import type { Field } from '../../vocabulary/fields.ts';
import { sourceAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { evidenceSet, type EvidenceSetView } from '../parts/evidence-card.ts';
import { section } from '../parts/headings.ts';
import { html, type Html } from '../parts/html.ts';
import { evidenceList } from '../parts/rows.ts';
import { figuresTable } from '../parts/tables.ts';
import { evidenceViews } from '../views/evidence.ts';
import { withSoftHyphens } from '../views/hyphens.ts';
import { namedView } from '../views/named.ts';

interface Figured {
  field: PeerField;
  label: string;
  figure: PeerFigure;
}

/** Raw values side by side; each column's year opens the register entry of the municipality asked about. */
export async function figuresSection(
  context: PageContext,
  found: FoundPeers,
  answer: PeersAnswer,
): Promise<Html> {
  const { words, lang, snapshot } = context;
  const own = ownFigures(answer);
  const entries = await registerEntries(context, found, own);
  const cells = (figures: readonly Figured[]) =>
    figures.map(
      ({ field, figure }) => figureText(field, figure.value, lang) ?? words('peers.figures.unknown'),
    );
  const table = figuresTable(
    {
      of: words('peers.municipality'),
      columns: own.map(({ field, label, figure }) => {
        const entry = entries.get(field);
        const year = yearsText(figure.period) ?? '';
        return {
          label: withSoftHyphens(label),
          year: entry ? { text: year, evidence: entry.id, certainty: 'register' } : year,
        };
      }),
      rows: [
        { entity: namedView(snapshot.projection, answer.municipality, lang), own: true, cells: cells(own) },
        ...answer.items.map((item) => ({
          entity: namedView(snapshot.projection, item.entity, lang),
          cells: cells(
            item.variables
              .filter(({ field }) => field !== 'region')
              .map(({ field, label, other }) => ({ field, label, figure: other })),
          ),
        })),
      ],
    },
    words('peers.figures.table'),
  );
  return section(
    { heading: words('peers.figures') },
    html`${evidenceList(
      html`<div class="figures" id="peers-figures">
        ${table} ${[...entries.values()].map((entry) => evidenceSet(entry, words, lang))}
      </div>`,
    )}
    ${sourceLine(context, answer)}`,
  );
}

/** Where the figures come from, each source with its address for the reader of a printed page. */
function sourceLine({ words, lang }: PageContext, { sources }: PeersAnswer): Html {
  const [before = '', after = ''] = words('peers.figures.sources', { sources: '\n' }).split('\n');
  return html`<p class="caption figure-sources">
    ${before}${sources.map(
      ({ id, title, licence, url }, at) =>
        html`${at > 0 ? '; ' : ''}<a href="${sourceAddress(id, lang)}">${title}</a> (${licence})${
            url ? html`<span class="print-only"> ${url}</span>` : ''
          }`,
    )}${after}
  </p>`;
}

/** The asked municipality's own figures; the region is said under each name. */
function ownFigures({ items }: PeersAnswer): Figured[] {
  return (items[0]?.variables ?? [])
    .filter(({ field }) => field !== 'region')
    .map(({ field, label, own }) => ({ field, label, figure: own }));
}

/** The cards behind the own figures, by field. */
async function registerEntries(
  { services, snapshot, lang }: PageContext,
  { municipality, figures }: FoundPeers,
  own: readonly Figured[],
): Promise<Map<string, EvidenceSetView>> {
  const fields = own.map(({ field }) => field as Field);
  const facts = await services.store.facts({ audience: 'public', entities: [municipality], fields });
  const cells = figures.cells.get(municipality);
  const used = facts.filter((fact) => isSameFigure(fact, cells?.get(fact.field)));
  const described = await describeFacts(services.store, snapshot, used, lang);
  const cards = await evidenceViews(
    services.store,
    described.flatMap(({ evidence }) => evidence),
    lang,
  );
  return new Map(described.map(({ field, evidence }) => [field, cards.set(`e-${field}`, evidence)]));
}

function isSameFigure({ value, period }: Fact, cell: Cell | undefined): boolean {
  return cell !== undefined && cell.value === value && yearsText(cell.period) === yearsText(period);
}
