import type { EntityFields } from '../../server/contract/entity.ts';
import type { Evidence, Source } from '../../server/contract/evidence.ts';
import { periodEnd, type Period } from '../../server/contract/period.ts';
import type { Claim, FactClaim } from '../../server/contract/relation.ts';
import { applyStatements } from '../../server/directory/apply-changes.ts';
import { readProjection } from '../../server/projection/projection.ts';
import { snapshotOf, type Snapshot } from '../../server/snapshot.ts';
import type { GraphStore } from '../../server/store/graph-store.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { EntityType } from '../../server/vocabulary/kinds.ts';
import type { Role } from '../../server/vocabulary/roles.ts';

/** A thing: `[id, 'project']`, `[id, 'organisation/municipality', { period: years(2020) }]`. */
export type Thing = [id: string, kind: string, said?: Partial<EntityFields>];

/** A claim in one line, with what it leaves unsaid filled in. `source` is `report` unless told. */
export type Line = [from: string, role: Role, to: string, said?: Partial<Claim> & SaidBy];

interface SaidBy {
  source?: string;
  quote?: string;
}

/** A figure: `['kauhava', 'population', 15000, 2022]`. */
export type Figure = [municipality: string, field: FactClaim['field'], value: number | string, year: number];

export interface World {
  store: GraphStore;
  snapshot: Snapshot;
}

/** The one source that a world has unless it names others: a signed report of 2020. */
export const REPORT: Pick<Source, 'id' | 'standing' | 'date'> = {
  id: 'report',
  standing: 'signed-report',
  date: '2020',
};

/** A store in memory that holds just this. */
export async function world(said: {
  sources?: Pick<Source, 'id' | 'standing' | 'date'>[];
  things: Thing[];
  lines?: Line[];
  figures?: Figure[];
}): Promise<World> {
  const store = openSqliteStore(':memory:');
  const sources = said.sources ?? [REPORT];
  for (const [index, source] of sources.entries()) {
    const own = (said.lines ?? []).filter(([, , , more]) => (more?.source ?? 'report') === source.id);
    await applyStatements(
      store,
      {
        source: fullSource(source),
        entities: index === 0 ? said.things.map(thing) : [],
        relations: own.map((line) => claim(line, source.id)),
        facts: index === 0 ? (said.figures ?? []).map((figure) => fact(figure, source.id)) : [],
      },
      { actor: 'test', reason: 'a small world' },
      () => new Date('2026-11-24T10:00:00Z'),
    );
  }
  return { store, snapshot: snapshotOf(await readProjection(store)) };
}

/** A period of whole years; one year when `to` is left out, open when it is null. */
export function years(from: number | null, to: number | null = from): Period {
  const end = (year: number | null) => (year === null ? null : periodEnd(String(year)));
  return { from: end(from), to: end(to), open: to === null, by: null };
}

const PLACE = { file: 'world', path: '', line: null };

function fullSource(source: Pick<Source, 'id' | 'standing' | 'date'>): Source {
  return {
    title: { fi: `Lähde ${source.id}` },
    lang: 'fi',
    publisher: null,
    publisherId: null,
    url: null,
    licence: 'CC0-1.0',
    attribution: null,
    redistributable: true,
    version: '1',
    ...source,
  };
}

function thing([id, typeAndKind, said]: Thing) {
  const [type, kind = null] = typeAndKind.split('/') as [EntityType, string?];
  const fields: EntityFields = {
    type,
    kind: type === 'topic' ? (kind ?? 'subject') : kind,
    names: { fi: id },
    descriptions: {},
    aliases: [],
    identifiers: [],
    homepage: null,
    period: null,
    status: 'unknown',
    visibility: type === 'person' ? 'limited' : 'public',
    position: null,
    point: null,
    ...said,
  };
  return { id, fields, place: PLACE };
}

function claim([from, role, to, said = {}]: Line, source: string) {
  const { source: _source, quote = `${from} ${role} ${to}`, ...more } = said;
  return {
    claim: {
      from: { entity: from },
      role,
      to: { entity: to },
      period: null,
      scope: null,
      onBehalfOf: null,
      title: null,
      position: null,
      realisation: 'unknown',
      ...more,
    } satisfies Claim,
    evidence: [evidence(source, quote)],
    place: PLACE,
  };
}

function fact([entity, field, value, year]: Figure, source: string) {
  return {
    claim: { entity, field, value, unit: null, period: years(year) },
    evidence: [evidence(source, `${field} ${value}`)],
    place: PLACE,
  };
}

function evidence(source: string, quote: string): Evidence {
  return { source, version: '1', quote, row: null, locator: 'kohta 1', certainty: 'stated', reason: null };
}
