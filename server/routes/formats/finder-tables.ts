import { wordsIn } from '../../locales/words-in.ts';
import type { CsvTable } from './csv.ts';
import type {
  ExpertsExport,
  ExportedExpert,
  ExportedLine,
  ExportedPeer,
  ExportHead,
  PeersExport,
} from './exported.ts';
import {
  columnsOf,
  EVIDENCE_COLUMNS,
  evidenceCells,
  LAST_COLUMNS,
  periodCells,
  table,
  type Row,
} from './tables.ts';

const LINE_COLUMNS = columnsOf(`
  topic value relation_id role role_label title activity_id activity_type activity_name start end
  through via_id via_name factor_role factor_time factor_topic factor_source factor_holders
  factor_through factor_undertaking factor_levelling time_basis topic_match topic_found_id
  topic_found_name source_standing holders
`);

/** A row for each line of evidence; the values of an expert's lines on one topic sum to its score. */
export function expertsTable(exported: ExpertsExport): CsvTable {
  const columns = [
    ...columnsOf('record rank id type kind name page score documents latest_year as_of'),
    ...LINE_COLUMNS,
    ...EVIDENCE_COLUMNS,
    ...LAST_COLUMNS,
  ];
  return table(
    columns,
    exported.experts.flatMap((expert) => expertRows(expert, exported)),
    exported,
  );
}

function expertRows({ rank, entity, score, confidence, lines }: ExportedExpert, head: ExpertsExport): Row[] {
  const common: Row = {
    record: 'line',
    rank,
    ...actorCells(entity, head),
    score,
    documents: confidence?.documents ?? null,
    latest_year: confidence?.latestYear ?? null,
    as_of: head.asOf,
  };
  if (lines.length === 0)
    return [{ ...common, record: 'expert', note: wordsIn(head.lang)('export.experts.none') }];
  return lines.map((line) => ({ ...common, ...lineCells(line, head) }));
}

function actorCells({ id, type, kind, name, url }: ExportedExpert['entity'], { origin }: ExportHead): Row {
  return { id, type, kind, name, page: origin + url };
}

function lineCells(line: ExportedLine, head: ExportHead): Row {
  const { activity, via, factors, match } = line;
  return {
    topic: line.topic,
    value: line.value,
    relation_id: line.relation,
    role: line.role,
    role_label: line.label,
    title: line.title,
    activity_id: activity?.id ?? null,
    activity_type: activity?.type ?? null,
    activity_name: activity?.name ?? null,
    start: line.from,
    end: line.to,
    through: line.through,
    via_id: via?.id ?? null,
    via_name: via?.name ?? null,
    factor_role: factors.role,
    factor_time: factors.time,
    factor_topic: factors.topic,
    factor_source: factors.source,
    factor_holders: factors.coHolders,
    factor_through: factors.via,
    factor_undertaking: factors.undertaking,
    factor_levelling: factors.levelling,
    time_basis: line.time.basis,
    topic_match: match.kind,
    topic_found_id: match.topic.id,
    topic_found_name: match.topic.name,
    source_standing: line.standing.kind,
    holders: line.holders,
    ...evidenceCells(line.evidence, head),
  };
}

/** A row for each figure of each municipality, then one for each line of what it has done on the topic asked for. */
export function peersTable(exported: PeersExport): CsvTable {
  const columns = [
    ...columnsOf(`
      record rank rank_from rank_to id type kind name page similarity distance coverage fit_rank fit experience score
      field field_label group figure figure_text unit year period contribution_percent
    `),
    ...LINE_COLUMNS,
    ...EVIDENCE_COLUMNS,
    ...LAST_COLUMNS,
  ];
  return table(
    columns,
    exported.peers.flatMap((peer) => peerRows(peer, exported)),
    exported,
  );
}

function peerRows({ entity, peer, figures, experience }: ExportedPeer, head: PeersExport): Row[] {
  const common: Row = {
    ...actorCells(entity, head),
    rank: peer?.rank ?? null,
    rank_from: peer?.rankInterval.from ?? null,
    rank_to: peer?.rankInterval.to ?? null,
    similarity: peer?.similarity ?? null,
    distance: peer?.distance ?? null,
    coverage: peer?.coverage ?? null,
    fit_rank: experience?.place ?? null,
    fit: experience?.fit ?? null,
    experience: experience?.experience ?? null,
    score: experience?.score ?? null,
  };
  return [
    ...figures.map(({ field, label, group, percent, figure, evidence }): Row => ({
      ...common,
      ...evidenceCells(evidence, head),
      record: 'figure',
      field,
      field_label: label,
      group,
      figure: figure.value,
      figure_text: figure.text,
      unit: figure.unit,
      year: figure.year,
      period: periodCells(figure.period)['period'] ?? null,
      contribution_percent: percent,
      ...(evidence.length === 0 && figureSource(figure.source)),
    })),
    ...(experience?.lines ?? []).map((line): Row => ({
      ...common,
      record: 'line',
      ...lineCells(line, head),
    })),
  ];
}

/** The source alone, where no fact stands behind the figure: the region is read off where a municipality lies. */
function figureSource(source: ExportedPeer['figures'][number]['figure']['source']): Row {
  return {
    source_id: source?.id ?? null,
    source_title: source?.title ?? null,
    source_date: source?.date ?? null,
    source_url: source?.url ?? null,
  };
}
