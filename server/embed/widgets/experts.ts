import { z } from '@hono/zod-openapi';
import type { ExpertAnswer, ExpertLineAnswer } from '../../contract/finders.ts';
import { EXPERT_KINDS } from '../../contract/finders.ts';
import { describeExperts } from '../../experts/describe.ts';
import { findExperts } from '../../experts/gather.ts';
import { isHidden } from '../../experts/people-near.ts';
import { roundToSum } from '../../experts/score.ts';
import { pageOf } from '../../http/cursor.ts';
import { numberText } from '../../locales/numbers.ts';
import { expertsAddress } from '../../pages/finders/experts-query.ts';
import { html, type Html } from '../../pages/parts/html.ts';
import { displayName, toSummary } from '../../reading/entity-view.ts';
import { meantPlaceOf, meantTopic } from '../../routes/meant.ts';
import { outLink } from '../frame.ts';
import type { FrameContent, FrameGround } from '../ground.ts';
import { shownAs } from '../people.ts';
import { quotes } from '../proofs.ts';
import { frameRows, kindAndPlace, type FrameRow } from '../rows.ts';
import { sizeParameter } from '../size.ts';

export const expertsParameters = {
  topic: z.string().min(1).max(200),
  kind: z.enum(EXPERT_KINDS).default('organisation'),
  region: z.string().optional(),
  limit: sizeParameter,
};

type Query = z.output<z.ZodObject<typeof expertsParameters>>;
const DECIMALS = 3;

/** Who knows a topic, strongest evidence first, each with the lines that make the score. */
export async function expertsContent(ground: FrameGround, query: Query): Promise<FrameContent> {
  const { services, snapshot, lang, words } = ground;
  const { store } = services;
  const topic = await meantTopic({ store, snapshot }, 'topic', query.topic);
  const region = query.region === undefined ? null : await meantPlaceOf({ store, snapshot }, query.region);
  const found = await findExperts(
    { store, snapshot, now: services.clock() },
    { topics: [topic.id], kind: query.kind, ...(region && { region: region.id }) },
  );
  const page = pageOf(found.hits, query.limit, undefined);
  const { items } = await describeExperts({ store, snapshot, lang }, found, page);
  const name = displayName(topic, lang).name;
  return {
    title: words('experts.who', { topic: name }),
    href: expertsAddress({ topics: [topic], kind: query.kind, region }, lang),
    body: items.length > 0 ? list(ground, items, query) : empty(ground, name),
  };
}

function list(ground: FrameGround, items: readonly ExpertAnswer[], { kind }: Query): Html {
  const { words } = ground;
  const rows = items.flatMap((item) => expertRow(ground, item) ?? []);
  // Several people may have stood for the same post or organisation: it stands once, where the first of them did.
  const distinct = [...new Map(rows.toReversed().map((row) => [row.entity.id, row])).values()].toReversed();
  return html`${kind === 'person' ? html`<p class="caption">${words('embed.people')}</p>` : ''}
    ${frameRows(ground, distinct, true)}
    <p class="caption">${words('embed.experts.sum')}</p>`;
}

function empty({ words }: FrameGround, topic: string): Html {
  return html`<p class="frame-empty">
    <strong>${words('experts.empty')}.</strong> ${words('experts.empty.text', { topic })}
  </p>`;
}

/** Null for a person who has not consented and stood for nobody that a source names. */
function expertRow(ground: FrameGround, item: ExpertAnswer): FrameRow | null {
  const { snapshot, lang } = ground;
  const entity = shownAs(snapshot, item.entity.id, lang);
  return (
    entity && {
      entity,
      about: kindAndPlace(ground, entity),
      value: numberText(roundToSum([item.score], DECIMALS)[0]!, lang, DECIMALS),
      more: { summary: confidence(ground, item), content: lines(ground, item) },
    }
  );
}

/** "1 lähde, viimeisin 2021" */
function confidence({ words }: FrameGround, { confidence: { documents, latestYear } }: ExpertAnswer): string {
  const sources = documents === 1 ? words('experts.sources.one') : words('experts.sources', { n: documents });
  return `${sources}, ${latestYear === null ? words('experts.undated') : words('experts.latest', { year: latestYear })}`;
}

function lines(ground: FrameGround, { entity, lines: all }: ExpertAnswer): Html {
  const shown = roundToSum(
    all.map(({ value }) => value),
    DECIMALS,
  );
  return html`<ul class="frame-lines-of">
    ${all.map(
      (line, index) =>
        html`<li>
          <p class="frame-row">
            ${lineText(ground, line)}<span class="value"
              >${numberText(shown[index]!, ground.lang, DECIMALS)}</span
            >
          </p>
          ${quotes(ground, [{ evidence: line.evidence, around: aroundLine(entity.id, line) }])}
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
