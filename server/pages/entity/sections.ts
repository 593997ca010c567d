import type { EntitySummary, EvidenceAnswer, FactAnswer, RelationAnswer } from '../../contract/answers.ts';
import { dateText, yearsText } from '../../locales/dates.ts';
import { displayName, pagePath } from '../../reading/entity-view.ts';
import { FIELD_NAMES } from '../../vocabulary/fields.ts';
import { REALISATIONS } from '../../vocabulary/certainty.ts';
import { kindLabel } from '../../vocabulary/kinds.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import type { Role } from '../../vocabulary/roles.ts';
import { sourceAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { factList } from '../parts/facts.ts';
import { section } from '../parts/headings.ts';
import { html, type Html } from '../parts/html.ts';
import { topicTags } from '../parts/pills.ts';
import { roleGroups, scopeLists, type ScopeView } from '../parts/rows.ts';
import { sourceList } from '../parts/source-list.ts';
import { nOfTen, statementList, type StatementView, type TargetView } from '../parts/states.ts';
import { countedText } from '../views/counted.ts';
import { factText } from '../views/fact-text.ts';
import { withSoftHyphens } from '../views/hyphens.ts';
import { isNamed } from '../views/named.ts';
import {
  capitalised,
  claimOf,
  nameColumn,
  otherEnd,
  relationGroups,
  roleHeading,
  type RowMaker,
} from '../views/relation-rows.ts';
import type { Subject } from './subject.ts';

/** A piece of a page, or nothing where there is nothing to say. */
export type Piece = Html | null;

/** The relations that hold none of these roles. */
export function without(relations: readonly RelationAnswer[], roles: readonly Role[]): RelationAnswer[] {
  return relations.filter(({ role }) => !roles.includes(role));
}

/** The relations that hold one of these roles. */
export function withRoles(relations: readonly RelationAnswer[], roles: readonly Role[]): RelationAnswer[] {
  return relations.filter(({ role }) => roles.includes(role));
}

/** Relations as rows grouped by role. */
export function relationSection(
  maker: RowMaker,
  heading: { heading: string; under?: string | null; major?: boolean },
  relations: readonly RelationAnswer[],
  self: string,
): Piece {
  if (relations.length === 0) return null;
  return section(heading, roleGroups(relationGroups(maker, relations, self), maker.words, maker.lang));
}

/** Many relations of few roles as columns of names. */
export function columnsSection(
  maker: RowMaker,
  heading: { heading: string; under?: string | null },
  columns: readonly ScopeView[],
): Piece {
  const filled = columns.filter(({ members }) => members.length > 0);
  if (filled.length === 0) return null;
  return section(heading, scopeLists(filled, maker.words, maker.lang));
}

/** The topics of the subject, one column a role; each name opens the words that tie it to the topic. */
export function topicSection(maker: RowMaker, { entity, relations }: Subject): Piece {
  const roles = ['about', 'expert-in', 'for', 'set-in', 'in-sector', 'meets'] as const satisfies Role[];
  const columns = roles.map((role) => {
    const tied = relations.filter(
      (relation) => relation.role === role && otherEnd(relation, entity.id).own && leadsToTopic(relation),
    );
    return nameColumn(maker, roleHeading(role, true, maker.lang), tied, entity.id);
  });
  return columnsSection(maker, { heading: maker.words('entity.topics') }, columns);
}

/** True where the relation ties its holder to a topic. */
export function leadsToTopic({ to }: RelationAnswer): boolean {
  return isNamed(to) && to.type === 'topic';
}

/** What registers and documents say of the subject's fields; conflicting values stand under each other. */
export function factSection(maker: RowMaker, facts: readonly FactAnswer[]): Piece {
  if (facts.length === 0) return null;
  const fields = [...new Set(facts.map(({ field }) => field))].toSorted(byRegistry).map((field) => {
    const values = facts.filter((fact) => fact.field === field);
    return {
      label: values[0]?.label ?? field,
      facts: values.map((fact) => {
        const { text, lang } = factText(fact, maker.words, maker.lang);
        return { ...claimOf(maker, fact, text, lang), years: yearsText(fact.period) };
      }),
    };
  });
  return section({ heading: maker.words('entity.facts') }, factList(fields, maker.words, maker.lang));
}

/** The order of the registry, in which a start comes before its end. */
function byRegistry(a: string, b: string): number {
  return FIELD_ORDER.indexOf(a) - FIELD_ORDER.indexOf(b);
}

const FIELD_ORDER: readonly string[] = FIELD_NAMES;

/** Statements of some kinds with their state at the right. */
export function statementRows(
  maker: RowMaker,
  relations: readonly RelationAnswer[],
  kinds: readonly string[],
): StatementView[] {
  return relations
    .filter(({ role, to }) => role === 'states' && isNamed(to) && kinds.includes(to.kind ?? ''))
    .toSorted((a, b) => positionOf(a) - positionOf(b))
    .map((relation) => statementView(maker, relation));
}

function positionOf({ position, to }: RelationAnswer): number {
  return position ?? (isNamed(to) ? to.position : null) ?? Infinity;
}

function statementView(maker: RowMaker, relation: RelationAnswer): StatementView {
  const { to } = relation;
  if (!isNamed(to)) throw new TypeError(`The statement of ${relation.id} has no name`);
  return {
    text: to.name,
    ...(to.nameLang && to.nameLang !== maker.lang ? { lang: to.nameLang } : {}),
    href: to.url,
    ...stateOf(maker, relation, to),
  };
}

/** What a statement sets out from is not brought about: its kind stands in the place of a state. */
const GROUNDS: ReadonlySet<string | null> = new Set(['question', 'need', 'premise']);

function stateOf(
  maker: RowMaker,
  relation: RelationAnswer,
  { kind }: EntitySummary,
): Pick<StatementView, 'state' | 'claim' | 'evidence'> {
  const { realisation } = relation;
  const isGround = GROUNDS.has(kind) && realisation === 'unknown';
  const text = isGround ? kindLabel('statement', kind)[maker.lang] : REALISATIONS[realisation][maker.lang];
  const { claim, evidence } = claimOf(maker, relation, text);
  return { state: isGround ? null : realisation, claim: { ...claim, sources: null }, evidence };
}

/** Statements by kind, two columns where there are two kinds or more. */
export function statementsByKind(
  maker: RowMaker,
  relations: readonly RelationAnswer[],
  kinds: readonly string[],
): Piece {
  const lists = kinds.flatMap((kind) => {
    const rows = statementRows(maker, relations, [kind]);
    return rows.length > 0
      ? [
          html`<div>
            <h3>
              ${capitalised(kindLabel('statement', kind)[maker.lang])}
              <span class="count-of">${rows.length}</span>
            </h3>
            ${statementList(rows, maker.words, maker.lang)}
          </div>`,
        ]
      : [];
  });
  if (lists.length === 0) return null;
  return html`<div class="${lists.length > 1 ? 'columns-2' : ''}">${lists}</div>`;
}

/** Numbers promised, with how many of them are recorded. */
export function targetViews(
  maker: RowMaker,
  facts: readonly FactAnswer[],
  nameOf: (id: string) => string,
): Html[] {
  return facts.flatMap((fact) => {
    const { value } = fact;
    if (typeof value !== 'object' || value === null || !('target' in value)) return [];
    const counted = fact.recorded ?? 0;
    const view: TargetView = {
      ...claimOf(maker, fact, nameOf(fact.id)),
      target: value.target,
      counted,
      note: maker.words(counted === 0 ? 'target.none' : 'target.counted', { count: counted }),
    };
    return [nOfTen(view, maker.words, maker.lang)];
  });
}

/** Other names, identifiers and the home page. */
export function namesSection({ words, lang }: PageContext, { entity }: Subject): Piece {
  const rows: (readonly [string, string])[] = [
    ...otherLanguages(entity.names, entity.name, lang).map(
      (name) => [words('entity.name-in'), name] as const,
    ),
    ...entity.aliases.map(
      ({ text, kind, period }) =>
        [words(`alias.${kind}`), [text, yearsText(period)].filter(Boolean).join(', ')] as const,
    ),
    ...entity.identifiers.map(({ scheme, value }) => [words(`identifier.${scheme}`), value] as const),
  ];
  const homepage = entity.homepage
    ? html`<dt>${words('entity.homepage')}</dt>
        <dd>
          <a href="${entity.homepage}" rel="noreferrer">${entity.homepage.replace(/^https?:\/\//u, '')}</a>
        </dd>`
    : '';
  if (rows.length === 0 && homepage === '') return null;
  return section(
    { heading: words('entity.names') },
    html`<dl class="definitions">
      ${[...Map.groupBy(rows, ([label]) => label)].map(
        ([label, some]) =>
          html`<dt>${label}</dt>
            ${some.map(([, value]) => html`<dd>${withSoftHyphens(value)}</dd>`)}`,
      )}${homepage}
    </dl>`,
  );
}

function otherLanguages(names: Subject['entity']['names'], shown: string, lang: Lang): string[] {
  const order = (['fi', 'sv', 'en'] as const).filter((other) => other !== lang);
  return [...new Set(order.flatMap((other) => names[other] ?? []))].filter((name) => name !== shown);
}

/** The documents and registers that a page leans on, those that say most first. */
export async function sourcesSection(
  context: PageContext,
  evidence: readonly EvidenceAnswer[],
): Promise<Piece> {
  const { words, lang, services } = context;
  const pieces = Map.groupBy(distinctPieces(evidence), ({ source }) => source.id);
  if (pieces.size === 0) return null;
  const sources = new Map(
    (await services.store.sources([...pieces.keys()])).map((source) => [source.id, source]),
  );
  const rows = [...pieces]
    .toSorted(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([id, said]) => {
      const [{ source }] = said as [EvidenceAnswer];
      const known = sources.get(id);
      const quotes = said.filter(({ quote }) => quote !== null).length;
      const extent =
        quotes > 0
          ? countedText(words, 'sources.quotes', quotes)
          : countedText(words, 'sources.rows', said.length);
      return {
        title: source.title,
        href: sourceAddress(id, lang),
        about: [known?.publisher, source.date && dateText(source.date, lang), extent]
          .filter(Boolean)
          .join(', '),
        ...(known?.lang && known.lang !== lang ? { lang: known.lang } : {}),
      };
    });
  return section({ heading: words('entity.sources') }, sourceList(rows));
}

function distinctPieces(evidence: readonly EvidenceAnswer[]): EvidenceAnswer[] {
  const keyed = evidence.map(
    (piece) => [JSON.stringify([piece.source.id, piece.quote, piece.row, piece.reason]), piece] as const,
  );
  return [...new Map(keyed).values()];
}

/** Topics as tags that lead to their pages, most frequent first. */
export function tagSection(
  { lang, snapshot }: PageContext,
  topics: readonly string[],
  heading: string,
  most = 12,
): Piece {
  const counts = new Map<string, number>();
  for (const id of topics) counts.set(id, (counts.get(id) ?? 0) + 1);
  const shown = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .flatMap(([id]) => snapshot.projection.entity(id) ?? [])
    .slice(0, most)
    .map((topic) => tagOf(topic, lang));
  return shown.length > 0 ? section({ heading }, topicTags(shown)) : null;
}

function tagOf(topic: Parameters<typeof displayName>[0] & { id: string }, lang: Lang) {
  return { name: displayName(topic, lang).name, href: pagePath(topic, lang) };
}
