import type { Alias } from '../contract/entity.ts';
import type { Evidence, Source } from '../contract/evidence.ts';
import { StatementsRefusedError } from '../directory/statement-problem.ts';
import { LANGUAGES } from '../vocabulary/languages.ts';
import type { Row } from './csv.ts';
import type { Match } from './match-parties.ts';
import type { Decision } from './parties.ts';
import {
  alias,
  entity,
  reasoned,
  registered,
  relation,
  type EntityStatement,
  type RelationStatement,
} from './say.ts';
import { slug } from './slug.ts';
import type { Surroundings } from './surroundings.ts';

/** A row that names an organisation, and the places in which the row itself puts it, the nearest first. */
export interface Naming {
  readonly match: Match;
  readonly row: Row<unknown>;
  readonly homes: readonly string[];
}

/** The register that speaks, and the columns that say what an organisation is called and where it is. */
export interface Speaker {
  readonly source: Source;
  readonly columns: readonly string[];
}

interface Described {
  readonly decision: Decision;
  readonly namings: readonly Naming[];
}

/**
 * The organisations that rows name, and the houses of those that are units, with their places. Of an organisation that
 * the directory has from elsewhere only the names as written are said, and a place where the table gives one.
 */
export function organisations(
  namings: readonly Naming[],
  decisions: readonly Decision[],
  speaker: Speaker,
  surroundings: Surroundings,
): { entities: EntityStatement[]; relations: RelationStatement[] } {
  const described = withHouses(namings, decisions);
  return {
    entities: described.map((one) => organisation(one, surroundings)),
    relations: described.flatMap((one) => [...house(one, speaker), ...home(one, speaker)]),
  };
}

function withHouses(namings: readonly Naming[], decisions: readonly Decision[]): Described[] {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const groups = new Map<string, { decision: Decision; namings: Naming[] }>();
  const add = (decision: Decision, own: readonly Naming[]) => {
    const group = groups.get(decision.id) ?? { decision, namings: [] };
    groups.set(decision.id, group);
    group.namings.push(...own);
  };
  for (const naming of namings) add(naming.match.decision, [naming]);
  const named = Array.from(groups.values());
  for (const { decision, namings: own } of named) {
    const parent = decision.of === null ? undefined : byId.get(decision.of);
    // A house that no row names is known by the rows of its unit.
    if (parent && !namings.some(({ match }) => match.decision.id === parent.id)) add(parent, own);
  }
  return [...groups.values()];
}

function organisation({ decision, namings }: Described, surroundings: Surroundings): EntityStatement {
  const { id, kind, names, short, status, place } = decision;
  return entity(place, id, ['organisation', kind], {
    names: names ?? {},
    aliases: [
      ...LANGUAGES.flatMap((lang) => (short[lang] === undefined ? [] : [alias(short[lang], 'short', lang)])),
      ...otherNames(decision, namings, surroundings),
    ],
    status,
  });
}

/** The names as rows write them; those that differ from a known one by case or marks alone say nothing new. */
function otherNames(
  { id, names }: Decision,
  namings: readonly Naming[],
  { organisations: known }: Surroundings,
): Alias[] {
  const seen = new Set(Object.values(names ?? known.get(id)?.names ?? {}).map(slug));
  const written = namings
    .filter(({ match }) => match.decision.id === id)
    .map(({ match }) => match.party.name);
  return written.flatMap((text) => {
    if (seen.has(slug(text))) return [];
    seen.add(slug(text));
    return [alias(text, 'other', null)];
  });
}

function house({ decision, namings }: Described, { source, columns }: Speaker): RelationStatement[] {
  const [first] = namings;
  if (decision.of === null || !first) return [];
  const evidence = byHand(decision, registered(source, first.row, columns));
  return [relation(decision.place, [decision.id, 'unit-of', decision.of], evidence)];
}

function home({ decision, namings }: Described, { source, columns }: Speaker): RelationStatement[] {
  const { id, of, place } = decision;
  const [first] = namings;
  const to = decision.in ?? (of === null ? commonHome(namings) : null);
  if (to === null || !first) return [];
  const saying = namings.find(({ homes }) => homes.includes(to));
  const evidence = saying
    ? registered(source, saying.row, columns)
    : byHand(decision, registered(source, first.row, columns));
  return [relation(place, [id, 'located-in', to], evidence)];
}

/** The place that most rows name first; of two, the one that is named earlier. */
function commonHome(namings: readonly Naming[]): string | null {
  const counts = new Map<string, number>();
  for (const { match, homes } of namings)
    if (match.decision.names !== null && homes[0] !== undefined)
      counts.set(homes[0], (counts.get(homes[0]) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}

/** What no row says needs the table's reason. */
function byHand({ certainty, reason, place, id }: Decision, evidence: Evidence): Evidence {
  if (reason !== null) return reasoned(evidence, certainty, reason);
  throw new StatementsRefusedError([
    { ...place, path: `${place.path}.reason`, value: id, reason: 'needed, for no row says where this is' },
  ]);
}
