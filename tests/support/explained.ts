import type { EvidenceAnswer } from '../../server/contract/answers.ts';
import type {
  ExpertAnswer,
  ExpertLineAnswer,
  PeerAnswer,
  PeersAnswer,
} from '../../server/contract/finders.ts';
import type { SimilarLine, SimilarThing } from '../../server/contract/similar.ts';

/**
 * What is wrong with the explanations of scores, each complaint in a line: a score that is not the sum of its lines, a
 * line that opens no source and does not say why. None where all is well.
 */
export const complaints = {
  similar: (hits: readonly SimilarThing[]): string[] =>
    hits.flatMap(({ entity, score, lines }) => [
      ...(total(lines) === score ? [] : [`${entity.id}: ${total(lines)} is not ${score}`]),
      ...lines
        .filter((line) => !isProved(line))
        .map(({ meeting, label }) => `${entity.id}: ${label} (${meeting})`),
    ]),
  experts: (hits: readonly ExpertAnswer[]): string[] =>
    hits.flatMap(({ entity, score, topics, lines }) => [
      ...(topics.length > 1 || total(lines) === score
        ? []
        : [`${entity.id}: ${total(lines)} is not ${score}`]),
      ...lines.flatMap((line) => lineComplaints(entity.id, line)),
    ]),
  peers: ({ items, municipality }: PeersAnswer): string[] =>
    items.flatMap((peer) =>
      peerComplaints(peer).map((text) => `${municipality.id} ${peer.entity.id}: ${text}`),
    ),
};

function total(lines: readonly { value: number }[]): number {
  return lines.reduce((sum, { value }) => sum + value, 0);
}

/** A sentence, a register's row, or a reason where an editor says so. */
export function opens(evidence: readonly EvidenceAnswer[]): boolean {
  return evidence.length > 0 && evidence.every(({ quote, row, reason }) => (quote ?? row ?? reason) !== null);
}

/** From both sides; what no source tells of has a note. */
function isProved({ proofs, note }: SimilarLine): boolean {
  const sides = new Set(proofs.map(({ side }) => side));
  return proofs.every(({ evidence }) => opens(evidence)) && (sides.size === 2 || note !== null);
}

function lineComplaints(id: string, line: ExpertLineAnswer): string[] {
  const { activity, evidence, from, to, time, label, factors, value } = line;
  const product = Object.values(factors).reduce((all, factor) => all * factor, 1);
  const proofs = [evidence, ...time.facts.map((fact) => fact.evidence)];
  return [
    ...(proofs.every(opens) ? [] : ['opens nothing']),
    ...(Math.abs(product - value) < 1e-12 ? [] : [`${product} is not ${value}`]),
    ...((from ?? to) === null && time.basis !== 'unknown' ? ['weighs a time that it does not tell'] : []),
    ...(time.of === 'activity' && time.facts.length === 0 ? ['no source tells of its time'] : []),
  ].map((text) => `${id}: ${label} ${activity?.id}: ${text}`);
}

function peerComplaints({ contributions, variables, experience }: PeerAnswer): string[] {
  const percents = contributions.reduce((sum, { percent }) => sum + (percent ?? 0), 0);
  const unsourced = variables.filter(({ own, other }) =>
    [own, other].some(({ value, source }) => (value === null) !== (source === null)),
  );
  const steps = experience?.path?.steps.flatMap(({ relations }) => relations) ?? [];
  return [
    ...(Math.abs(percents - 100) < 1e-6 ? [] : [`${percents} % of the difference is explained`]),
    ...unsourced.map(({ field }) => `${field} has a figure without a source`),
    ...steps.filter((step) => !opens(step.evidence)).map((step) => `${step.id} opens nothing`),
    ...(experience ? experience.lines.flatMap((line) => lineComplaints('experience', line)) : []),
    ...(experience && total(experience.lines) !== experience.score ? ['experience is not its lines'] : []),
  ];
}
