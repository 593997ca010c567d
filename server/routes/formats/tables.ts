import type { EntitySummary, RelationEnd } from '../../contract/answers.ts';
import { wordsIn } from '../../locales/words-in.ts';
import { LANGUAGES } from '../../vocabulary/languages.ts';
import type { Cell, CsvTable } from './csv.ts';
import { edtfOf, endOf } from './edtf.ts';
import type {
  EntityExport,
  ExportedEdge,
  ExportedEvidence,
  ExportedFact,
  ExportedRelation,
  ExportHead,
  ListedEntity,
  ListingExport,
  NetworkExport,
} from './exported.ts';
import { notesOf } from './notes.ts';

/** What a row says, by column; columns that it has nothing for stay empty. */
export type Row = Readonly<Record<string, Cell>>;

export const EVIDENCE_COLUMNS = columnsOf(`
  certainty quote register_row locator reason
  source_id source_title source_date source_url source_version source_licence source_attribution
`);
export const LAST_COLUMNS = ['withheld', 'note'];

/** The relations of an entity, then its facts, a row each. */
export function entityTable(exported: EntityExport): CsvTable {
  const columns = [
    ...columnsOf(`
      record id role role_label from_id from_type from_kind from_name to_id to_type to_kind
      to_name value unit period start end scope_id scope_name on_behalf_of_id on_behalf_of_name
      title position realisation
    `),
    ...EVIDENCE_COLUMNS,
    ...LAST_COLUMNS,
  ];
  const rows = [
    ...exported.relations.map((relation) => relationRow(relation, exported)),
    ...exported.facts.map((fact) => factRow(fact, exported)),
  ];
  return table(columns, rows, exported);
}

function relationRow(relation: ExportedRelation, head: ExportHead): Row {
  const { id, role, label, from, to, period, scope, onBehalfOf, title, position, realisation } = relation;
  return {
    record: 'relation',
    id,
    role,
    role_label: label,
    ...endCells('from', from),
    ...endCells('to', to),
    ...periodCells(period),
    scope_id: scope?.id ?? null,
    scope_name: scope?.name ?? null,
    on_behalf_of_id: onBehalfOf?.id ?? null,
    on_behalf_of_name: onBehalfOf?.name ?? null,
    title,
    position,
    realisation,
    ...evidenceCells(relation.evidence, head),
    note: relation.standsForPerson ? wordsIn(head.lang)('export.stands') : null,
  };
}

function factRow({ id, field, label, value, unit, period, evidence }: ExportedFact, head: EntityExport): Row {
  return {
    record: 'fact',
    id,
    role: field,
    role_label: label,
    ...endCells('from', head.entity),
    value: factCell(value),
    unit,
    ...periodCells(period),
    ...evidenceCells(evidence, head),
  };
}

type NamedEnd = Pick<EntitySummary, 'id' | 'type' | 'kind' | 'name'> | Exclude<RelationEnd, EntitySummary>;

/** Numbers and texts as they are, the rest as JSON. A field that its source leaves blank is `{"empty":true}`. */
function factCell(value: ExportedFact['value']): Cell {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

function endCells(side: 'from' | 'to', end: NamedEnd): Row {
  if (!('id' in end)) {
    const { type, kind } = end.placeholder;
    return { [`${side}_type`]: type, [`${side}_kind`]: kind, [`${side}_name`]: end.name };
  }
  return {
    [`${side}_id`]: end.id,
    [`${side}_type`]: end.type,
    [`${side}_kind`]: end.kind,
    [`${side}_name`]: end.name,
  };
}

export function periodCells(period: ExportedRelation['period']): Row {
  return { period: edtfOf(period), start: period?.from?.date ?? null, end: endOf(period).replace('..', '') };
}

/**
 * Several pieces of evidence stand one under the other: the second line of each cell is the second piece. A cell of one
 * line says the same of all.
 */
export function evidenceCells(evidence: readonly ExportedEvidence[], { sources }: ExportHead): Row {
  const known = new Map(sources.map((source) => [source.id, source]));
  const lines = (line: (piece: ExportedEvidence) => string | null | undefined) => stacked(evidence.map(line));
  return {
    certainty: lines(({ certainty }) => certainty),
    quote: lines(({ quote }) => quote),
    register_row: lines(({ row }) => row && JSON.stringify(row)),
    locator: lines(({ locator }) => locator),
    reason: lines(({ reason }) => reason),
    source_id: lines(({ source }) => source.id),
    source_title: lines(({ source }) => source.title),
    source_date: lines(({ source }) => source.date),
    source_url: lines(({ source }) => source.url),
    source_version: lines(({ version }) => version),
    source_licence: lines(({ source }) => known.get(source.id)?.licence),
    source_attribution: lines(({ source }) => known.get(source.id)?.attribution),
    withheld: evidence.filter(({ withheld }) => withheld).length,
  };
}

/** Texts under each other in one cell, a dash for each that is missing among others; once where all are the same. */
function stacked(texts: readonly (string | null | undefined)[]): Cell {
  const lines = texts.map((text) => text?.replace(/\s+/gu, ' ') ?? '');
  const [first = ''] = lines;
  if (lines.every((line) => line === first)) return first;
  return lines.map((line) => line || '–').join('\n');
}

/** Each value once, in one line. */
function listed(values: readonly string[]): string {
  return [...new Set(values)].join('; ');
}

/** A row an entity. */
export function listingTable(exported: ListingExport): CsvTable {
  const columns = [
    ...columnsOf(`
      record id type kind label name name_fi name_sv name_en other_names description identifiers
      homepage latitude longitude region_ids region_names period start end status page relations
      source_id source_title source_licence source_attribution
    `),
    ...LAST_COLUMNS,
  ];
  const listed = table(
    columns,
    exported.entities.map((entity) => entityRow(entity, exported)),
    exported,
  );
  if (exported.note === null) return listed;
  return withRows(listed, [{ record: 'note', id: 'empty', note: exported.note }]);
}

function entityRow(entity: ListedEntity, { origin, lang, sources: all }: ListingExport): Row {
  const { id, type, kind, label, name, names, aliases, identifiers, homepage, point, regions } = entity;
  const sources = all.filter((source) => entity.sources.includes(source.id));
  return {
    record: 'entity',
    id,
    type,
    kind,
    label,
    name,
    ...Object.fromEntries(LANGUAGES.map((one) => [`name_${one}`, names[one] ?? null])),
    other_names: aliases.map(({ text }) => text).join('; '),
    description: entity.descriptions[lang] ?? null,
    identifiers: identifiers.map(({ scheme, value }) => `${scheme}:${value}`).join('; '),
    homepage,
    latitude: point?.lat ?? null,
    longitude: point?.lon ?? null,
    region_ids: regions.map((region) => region.id).join('; '),
    region_names: regions.map((region) => region.name).join('; '),
    ...periodCells(entity.period),
    status: entity.status,
    page: origin + entity.url,
    relations: entity.relations,
    source_id: stacked(sources.map((source) => source.id)),
    source_title: stacked(sources.map(({ title }) => title)),
    source_licence: stacked(sources.map(({ licence }) => licence)),
    source_attribution: stacked(sources.map(({ attribution }) => attribution)),
  };
}

/** A row for each activity, or relation, that an edge stands for; an edge whose activities were not asked for has one all the same. */
export function networkTable(exported: NetworkExport): CsvTable {
  const columns = [
    ...columnsOf(`
      record id from_id from_type from_kind from_name to_id to_type to_kind to_name weight
      cross_region shared activity_id activity_type activity_name period start end from_roles
      from_role_labels to_roles to_role_labels relation_ids edge_certainty
    `),
    ...EVIDENCE_COLUMNS,
    ...LAST_COLUMNS,
  ];
  const nodes = new Map(exported.nodes.map((node) => [node.id, node]));
  const rows = exported.edges.flatMap((edge) => edgeRows(edge, nodes, exported));
  return table(columns, rows, exported);
}

function edgeRows(
  edge: ExportedEdge,
  nodes: ReadonlyMap<string, NetworkExport['nodes'][number]>,
  head: NetworkExport,
): Row[] {
  const common: Row = {
    record: 'edge',
    id: edge.id,
    ...endCells('from', nodes.get(edge.from)!),
    ...endCells('to', nodes.get(edge.to)!),
    weight: edge.weight,
    cross_region: edge.crossRegion,
    shared: edge.shared,
    edge_certainty: edge.certainty,
  };
  const rows = edge.activities.map(({ activity, from, to, relations }): Row => ({
    ...common,
    activity_id: activity?.id ?? null,
    activity_type: activity?.type ?? null,
    activity_name: activity?.name ?? null,
    ...periodCells((activity ?? relations[0])?.period ?? null),
    from_roles: listed(from.map(({ role }) => role)),
    from_role_labels: listed(from.map(({ label }) => label)),
    to_roles: listed(to.map(({ role }) => role)),
    to_role_labels: listed(to.map(({ label }) => label)),
    relation_ids: listed(relations.map(({ id }) => id)),
    ...evidenceCells(
      relations.flatMap(({ evidence }) => evidence),
      head,
    ),
    note: relations.some(({ standsForPerson }) => standsForPerson)
      ? wordsIn(head.lang)('export.stands')
      : null,
  }));
  return rows.length > 0 ? rows : [common];
}

export function columnsOf(names: string): string[] {
  return names.trim().split(/\s+/);
}

/** The rows, then what is left out and the sources, each as a row of its own, so that every program can read the file. */
export function table(columns: readonly string[], rows: readonly Row[], head: ExportHead): CsvTable {
  const notes = notesOf(head).map(({ key, count, text }): Row => ({
    record: 'note',
    id: key,
    withheld: count,
    note: text,
  }));
  const sources = head.sources.map((source): Row => ({
    record: 'source',
    id: source.id,
    source_id: source.id,
    source_title: source.title,
    source_date: source.date,
    source_url: source.url,
    source_version: source.version,
    source_licence: source.licence,
    source_attribution: source.attribution,
    note: source.publisher,
  }));
  return withRows({ columns, rows: [] }, [...rows, ...sources, ...notes]);
}

function withRows({ columns, rows }: CsvTable, more: readonly Row[]): CsvTable {
  return { columns, rows: [...rows, ...more.map((row) => columns.map((column) => row[column] ?? null))] };
}
