import type { ExpertAnswer, ExpertLineAnswer } from '../contract/finders.ts';
import { isHidden } from '../experts/people-near.ts';
import { roundToSum } from '../experts/score.ts';
import { numberText } from '../locales/numbers.ts';
import { lineEvidence } from '../pages/finders/experts-view.ts';
import { html, type Html } from '../pages/parts/html.ts';
import { displayName, toSummary } from '../reading/entity-view.ts';
import { outLink } from './frame.ts';
import type { FrameGround } from './ground.ts';
import { quotes } from './proofs.ts';

const DECIMALS = 3;

/** A score as it is shown. */
export function scoreText(score: number, { lang }: Pick<FrameGround, 'lang'>): string {
  return numberText(roundToSum([score], DECIMALS)[0]!, lang, DECIMALS);
}

/** "1 lähde, viimeisin 2021" */
export function confidenceText(
  { words }: FrameGround,
  { confidence }: Pick<ExpertAnswer, 'confidence'>,
): string {
  const { documents, latestYear } = confidence;
  const sources = documents === 1 ? words('experts.sources.one') : words('experts.sources', { n: documents });
  return `${sources}, ${latestYear === null ? words('experts.undated') : words('experts.latest', { year: latestYear })}`;
}

/** The lines that make a score, each with the words that prove it; topic by topic where several make a mean. */
export function expertLines(
  ground: FrameGround,
  { entity, lines, topics }: Pick<ExpertAnswer, 'entity' | 'lines' | 'topics'>,
  mean = false,
): Html {
  if (!mean) return linesOf(ground, entity.id, lines);
  return html`${topics.map(({ topic, score }) => {
    const found = ground.snapshot.projection.entity(topic);
    const name = found ? displayName(found, ground.lang).name : topic;
    return html`<p class="frame-row small">
        <strong>${ground.words('experts.topic.sum', { topic: name })}</strong
        ><span class="value">${scoreText(score, ground)}</span>
      </p>
      ${linesOf(
        ground,
        entity.id,
        lines.filter((line) => line.topic === topic),
      )}`;
  })}`;
}

function linesOf(ground: FrameGround, actor: string, lines: readonly ExpertLineAnswer[]): Html {
  const shown = roundToSum(
    lines.map(({ value }) => value),
    DECIMALS,
  );
  return html`<ul class="frame-lines-of">
    ${lines.map(
      (line, index) =>
        html`<li>
          <p class="frame-row">
            ${lineText(ground, line)}<span class="value"
              >${numberText(shown[index]!, ground.lang, DECIMALS)}</span
            >
          </p>
          ${quotes(ground, [{ evidence: lineEvidence(line), around: aroundLine(actor, line) }])}
        </li>`,
    )}
  </ul>`;
}

function aroundLine(actor: string, { activity, via }: ExpertLineAnswer): string[] {
  return [actor, activity?.id, via?.id].filter((id) => id !== undefined);
}

/** "Osatoteuttaja: Museot hyvinvoinnin edistäjinä, 2011–2013" */
function lineText({ snapshot, words, origin, lang }: FrameGround, line: ExpertLineAnswer): Html {
  const { activity, from, to } = line;
  const years = [...new Set([from, to].filter((year) => year !== null))].join('–');
  const via = line.via && !isHidden(snapshot.projection.entity(line.via.id)) ? line.via : null;
  const role = line.role === 'about' ? words('experts.line.about') : line.label;
  const whose = line.through === 'own' ? role : words(`experts.line.${line.through}`, { role });
  const shownActivity = activity && snapshot.projection.entity(activity.id);
  return html`<span
    >${whose}${via ? ` (${via.name})` : ''}${
      shownActivity
        ? html`: ${outLink(toSummary(shownActivity, lang).name, origin + activity.url, words, activity.id)}`
        : ''
    }${years ? `, ${years}` : ''}</span
  >`;
}
