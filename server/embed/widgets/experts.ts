import { z } from '@hono/zod-openapi';
import type { ExpertAnswer } from '../../contract/finders.ts';
import type { Entity } from '../../contract/entity.ts';
import { describeExperts } from '../../experts/describe.ts';
import { findExperts } from '../../experts/gather.ts';
import { pageOf } from '../../http/cursor.ts';
import { expertsAddress } from '../../pages/finders/experts-query.ts';
import { html, type Html } from '../../pages/parts/html.ts';
import { displayName } from '../../reading/entity-view.ts';
import { meantEntity } from '../../reading/find.ts';
import { expertFilters, expertQuery, MOST_TOPICS } from '../../routes/ask-finders.ts';
import { refuse } from '../../routes/parameters.ts';
import type { Asked } from '../../vocabulary/widgets.ts';
import { confidenceText, expertLines, scoreText } from '../expert-lines.ts';
import type { FrameContent, FrameGround } from '../ground.ts';
import { shownAs } from '../people.ts';
import { frameRows, kindAndPlace, type FrameRow } from '../rows.ts';
import { sizeParameter } from '../size.ts';

const { kind, region, mode, asOf, halfLife, narrower } = expertFilters;

/** `topic` is one, or several with commas between. */
export const expertsParameters = {
  topic: z.string().min(1).max(400),
  kind,
  region,
  limit: sizeParameter,
  mode,
  asOf,
  halfLife,
  narrower,
} satisfies Record<Asked<'experts'>, z.ZodType>;

type Query = z.output<z.ZodObject<typeof expertsParameters>>;

/** Who knows a topic, strongest evidence first, each with the lines that make the score. */
export async function expertsContent(ground: FrameGround, query: Query): Promise<FrameContent> {
  const { services, snapshot, lang, words } = ground;
  const now = services.clock();
  const from = { store: services.store, snapshot };
  const asked = await expertQuery(from, { ...query, topic: topicsIn(ground, query.topic) }, now);
  const found = await findExperts({ ...from, now }, asked);
  const { items } = await describeExperts(
    { ...from, lang },
    found,
    pageOf(found.hits, query.limit, undefined),
  );
  const entityOf = (id: string) => snapshot.projection.entity(id) as Entity;
  const topics = asked.topics.map(entityOf);
  const name = topics
    .map((topic) => displayName(topic, lang).name)
    .join(words(query.mode === 'any' ? 'experts.or' : 'experts.and'));
  return {
    title: words('experts.who', { topic: name }),
    href: expertsAddress(
      {
        topics,
        kind: query.kind,
        mode: query.mode,
        region: asked.region === undefined ? null : entityOf(asked.region),
        asOf: asked.asOf ?? null,
        recency: query.halfLife !== 'none',
        narrower: query.narrower !== false,
      },
      lang,
    ),
    body: items.length > 0 ? list(ground, items, query, topics.length) : empty(ground, name),
  };
}

/** A name may hold a comma: what is a topic as it stands is one. */
function topicsIn({ snapshot }: FrameGround, text: string): string[] {
  if (meantEntity(snapshot, text, { type: 'topic' })) return [text];
  const topics = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (topics.length > MOST_TOPICS) refuse('topic', text, 'manyTopics', { values: { most: MOST_TOPICS } });
  return topics.length > 0 ? topics : [text];
}

function list(
  ground: FrameGround,
  items: readonly ExpertAnswer[],
  { kind: wanted, mode: joint }: Query,
  topics: number,
): Html {
  const { words } = ground;
  const mean = topics > 1 && joint === 'all';
  const rows = items.flatMap((item) => expertRow(ground, item, mean) ?? []);
  // Several people may have stood for the same post or organisation: it stands once, where the first of them did.
  const distinct = [...new Map(rows.toReversed().map((row) => [row.entity.id, row])).values()].toReversed();
  return html`${wanted === 'person' ? html`<p class="caption">${words('embed.people')}</p>` : ''}
    ${frameRows(ground, distinct, true)}
    <p class="caption">${words(mean ? 'embed.experts.mean' : 'embed.experts.sum')}</p>`;
}

function empty({ words }: FrameGround, topic: string): Html {
  return html`<p class="frame-empty">
    <strong>${words('experts.empty')}.</strong> ${words('experts.empty.text', { topic })}
  </p>`;
}

/** Null for a person who has not consented and stood for nobody that a source names. */
function expertRow(ground: FrameGround, item: ExpertAnswer, mean: boolean): FrameRow | null {
  const { snapshot, lang } = ground;
  const entity = shownAs(snapshot, item.entity.id, lang);
  return (
    entity && {
      entity,
      about: kindAndPlace(ground, entity),
      value: scoreText(item.score, ground),
      more: { summary: confidenceText(ground, item), content: expertLines(ground, item, mean) },
    }
  );
}
