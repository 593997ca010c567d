import type { RelationAnswer } from '../../contract/answers.ts';
import type { Path } from '../../contract/network.ts';
import { withoutNames } from '../../experts/without-names.ts';
import { describePaths } from '../../network/describe.ts';
import { displayName } from '../../reading/entity-view.ts';
import { namesOf } from '../../reading/find.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { claim } from '../parts/claim.ts';
import { evidenceSet } from '../parts/evidence-card.ts';
import { html, type Html } from '../parts/html.ts';
import { networkPanel } from '../parts/network-view.ts';
import { nameLink } from '../parts/rows.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import { evidenceViews, type EvidenceViews } from '../views/evidence.ts';
import { namedView } from '../views/named.ts';
import { linesOfWay, type NetworkModel } from './model.ts';
import { PARTIES } from './meant-party.ts';
import {
  networkAddress,
  networkParameters,
  NOTHING_CHOSEN,
  readNetworkQuery,
  type Guess,
  type NetworkQuery,
  type QueryProblem,
} from './query.ts';
import { counted } from './sentences.ts';

interface PathGround {
  context: PageContext;
  query: NetworkQuery;
  problems: readonly QueryProblem[];
  guesses: readonly Guess[];
}

/** The two ends of a way, as an address has them. */
const PATH_ENDS = ['pathFrom', 'pathTo'] as const;

type PathEnd = (typeof PATH_ENDS)[number];

/** Two fields that ask for the way from one party to another, by name or id; a name that nobody has stays, to be mended. */
export function pathForm(ground: PathGround): Html {
  const { context, query } = ground;
  const { words, lang } = context;
  const kept = networkParameters({ ...query, ...NOTHING_CHOSEN });
  const field = (name: PathEnd) => {
    const unknown = problemAt(ground, name);
    return html`<solmu-search fills types="${PARTIES.join(' ')}" list-label="${words('suggest.label')}"
      ><label
        >${words(`network.path.${name}`)}
        <input
          type="text"
          name="${name}"
          value="${unknown?.value ?? nameOf(context, query[name])}"
          autocomplete="off"
          ${unknown ? html` aria-invalid="true" aria-describedby="unknown-${name}"` : ''}
        /> </label
    ></solmu-search>`;
  };
  return html`<form class="path-form" method="get" action="${pageAddress('network', lang)}#selected">
    <h3>${words('network.path')}</h3>
    ${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${PATH_ENDS.map(field)}
    <button class="button small" type="submit">${words('network.path.show')}</button>
  </form>`;
}

/** Whether an address asks for a way, be its names known or not. */
export function asksForPath(asked: Pick<PathGround, 'query' | 'problems'>): boolean {
  return PATH_ENDS.some((end) => asked.query[end] !== null || problemAt(asked, end) !== undefined);
}

function problemAt({ problems }: Pick<PathGround, 'problems'>, end: PathEnd): QueryProblem | undefined {
  return problems.find(({ field }) => field === end);
}

function nameOf({ snapshot, lang }: PageContext, id: string | null): string {
  const entity = snapshot.projection.entity(id ?? '');
  return entity ? displayName(entity, lang).name : '';
}

/** The shortest way between two, step by step, each with the sentence that proves it; a form where an end is missing. */
export async function pathPanel(ground: PathGround & { model: NetworkModel }): Promise<Html> {
  const { context, query } = ground;
  const { words, lang, snapshot, services } = context;
  const { pathFrom, pathTo } = query;
  const asked = pathFrom !== null && pathTo !== null;
  const raw = ground.model.way;
  const [path] = await describePaths({ store: services.store, snapshot, lang }, raw ? [raw] : []);
  const unknown = PATH_ENDS.flatMap((end) => unknownName(ground, end));
  const taken = ground.guesses.map(({ value, id }) =>
    words('network.path.taken', { value, name: nameOf(context, id) }),
  );
  const clear = networkAddress(query, lang, { pathFrom: null, pathTo: null });
  return networkPanel({
    over: words('network.path'),
    name: asked
      ? words('network.path.between', { from: nameOf(context, pathFrom), to: nameOf(context, pathTo) })
      : words('network.path'),
    sentence: html`${unknown} ${taken.join(' ')} ${unknown.length > 0 ? '' : sentenceFor(asked, path, words)}`,
    body: html`${undrawn(ground)} ${path ? await pathSteps(context, path) : ''} ${pathForm(ground)}
      <p class="actions">
        <a class="quiet" href="${clear}" data-choose>${words('network.panel.clear')}</a>
      </p>`,
  });
}

/** That nobody has the name at an end, with a link to the nearest that somebody has; nothing where the end is known. */
function unknownName(ground: PathGround, end: PathEnd): Html[] {
  const problem = problemAt(ground, end);
  if (!problem) return [];
  const { words, lang } = ground.context;
  const { value, near } = problem;
  // The other end goes along as it was written, known or not.
  const others = PATH_ENDS.flatMap((other) => problemAt(ground, other) ?? []);
  const written = Object.fromEntries(others.map((other) => [other.field, other.value]));
  const href = networkAddress({ ...ground.query, ...written }, lang, { [end]: near });
  return [
    html`<span id="unknown-${end}"
      >${words('network.path.unknown', { value })}
      ${near === null ? '' : html`<a href="${href}" data-choose>${words('network.problem.near', { value: near })}</a>`}
    </span>`,
  ];
}

/** How many steps the picture does not have, and the way to the one that has most of them: of organisations, not narrowed. */
function undrawn({ context, query, model }: PathGround & { model: NetworkModel }): Html | string {
  const { words, lang, snapshot } = context;
  const n = linesOfWay(model).filter((line) => line === null).length;
  if (n === 0) return '';
  const { pathFrom, pathTo } = query;
  const { query: bare } = readNetworkQuery({ level: 'organisation' }, snapshot);
  const href = networkAddress(bare, lang, { pathFrom, pathTo });
  const isThere = href === networkAddress(query, lang, { camera: null });
  return html`<p class="small">
    ${counted('network.path.undrawn', n, words)}
    ${isThere ? '' : html`<a href="${href}">${words('network.path.draw')}</a>`}
  </p>`;
}

function sentenceFor(asked: boolean, path: Path | undefined, words: PageContext['words']): string {
  if (!asked) return words('network.path.ask');
  if (!path) return words('network.path.none');
  return path.length === 0 ? words('network.path.same') : counted('network.path.steps', path.length, words);
}

async function pathSteps({ snapshot, services, lang, words }: PageContext, path: Path): Promise<Html> {
  const onPath = new Set(path.nodes.map(({ id }) => id));
  const steps = path.steps.map(({ relations }) =>
    relations.map((relation) => spokenFor(snapshot.projection, relation, onPath)),
  );
  const evidence = steps.flatMap((relations) => relations.flatMap((relation) => relation.evidence));
  const cards = await evidenceViews(services.store, evidence, lang);
  return html`<ol class="path-steps">
    ${path.nodes.map((node, at) => {
      const view = namedView(snapshot.projection, node, lang);
      return html`<li>
        <p>${shapeIcon(view)} ${nameLink(view)}</p>
        ${stepClaims(steps[at], { cards, words, lang })}
      </li>`;
    })}
  </ol>`;
}

/** Where an organisation stands for a person, the person is not named. */
function spokenFor(
  projection: PageContext['snapshot']['projection'],
  relation: RelationAnswer,
  onPath: ReadonlySet<string>,
): RelationAnswer {
  const from = projection.entity('id' in relation.from ? relation.from.id : '');
  if (from?.type !== 'person' || onPath.has(from.id)) return relation;
  const names = namesOf(from);
  return { ...relation, evidence: relation.evidence.map((piece) => withoutNames(piece, names)) };
}

/** What joins a node of a way to the next one; nothing after the last. */
function stepClaims(
  relations: readonly RelationAnswer[] | undefined,
  { cards, words, lang }: { cards: EvidenceViews } & Pick<PageContext, 'words' | 'lang'>,
): Html | string {
  if (!relations) return '';
  return html`<ul>
    ${relations.map((relation) => {
      const set = { ...cards.set(`e-${relation.id}`, relation.evidence), open: false };
      const certainty = cards.certainty(relation.evidence);
      return html`<li class="row">
        ${claim({ text: relation.label, evidence: set.id, certainty, open: false })}
        ${evidenceSet(set, words, lang)}
      </li>`;
    })}
  </ul>`;
}
