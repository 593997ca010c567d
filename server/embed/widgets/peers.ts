import { z } from '@hono/zod-openapi';
import type { PeerAnswer, PeerFigure } from '../../contract/finders.ts';
import { numberText } from '../../locales/numbers.ts';
import { figureText, shareText, similarityText, stabilityText } from '../../locales/peer-texts.ts';
import { roundToSum } from '../../experts/score.ts';
import { sliceOf } from '../../http/cursor.ts';
import { BadRequestError } from '../../http/errors.ts';
import { refusalWords } from '../../locales/refusals.ts';
import { html, type Html } from '../../pages/parts/html.ts';
import { pageAddress } from '../../pages/addresses.ts';
import { MOST_WEIGHT, movedWeights, PRESET_NAMES, PRESETS } from '../../pages/finders/peers-query.ts';
import { describePeers } from '../../peers/describe.ts';
import type { ExperiencedPeer } from '../../peers/experience.ts';
import type { Peer } from '../../peers/score.ts';
import { DEFAULT_WEIGHTS } from '../../peers/variables.ts';
import { meantEntity, requireEntity } from '../../reading/find.ts';
import { displayName } from '../../reading/entity-view.ts';
import type { Entity } from '../../contract/entity.ts';
import { askPeers, peerFilters, readWeights } from '../../routes/ask-finders.ts';
import { kindLabel } from '../../vocabulary/kinds.ts';
import type { Asked } from '../../vocabulary/widgets.ts';
import { confidenceText, expertLines } from '../expert-lines.ts';
import type { FrameContent, FrameGround } from '../ground.ts';
import { frameRows, kindAndPlace, type FrameRow } from '../rows.ts';
import { sizeParameter } from '../size.ts';

const { k, topic, sameLanguage, excludeRegion, without, asOf } = peerFilters;

/** `weights` are one of the ready-made ones by name, or `size:22,age:13`. */
export const peersParameters = {
  municipality: z.string().min(1).max(200),
  limit: sizeParameter,
  k,
  weights: z.string().min(1).max(400).optional(),
  topic,
  sameLanguage,
  excludeRegion,
  without,
  asOf,
} satisfies Record<Asked<'peers'>, z.ZodType>;

type Query = z.output<z.ZodObject<typeof peersParameters>>;

/** Municipalities like one, nearest first, each with what the difference consists of; on a topic, with what they did. */
export async function peersContent(ground: FrameGround, query: Query): Promise<FrameContent> {
  const { services, snapshot, lang, words } = ground;
  const { limit, ...filters } = query;
  const from = { store: services.store, snapshot };
  const municipality = await meantMunicipality(ground, query.municipality);
  const weights = weightsText(query.weights);
  const asked = await askPeers(
    from,
    municipality.id,
    { ...filters, ...(weights && { weights }) },
    { now: services.clock(), most: limit },
  );
  const page = sliceOf<Peer | ExperiencedPeer>(asked.peers, asked.total, limit, 0);
  const said = {
    ...(asked.experience && { experience: asked.experience }),
    ...(asked.asOf && { asOf: asked.asOf }),
  };
  const answer = await describePeers({ ...from, lang }, asked.found, page, said);
  const name = displayName(municipality, lang).name;
  const about = answer.topic;
  return {
    title: about
      ? words('embed.peers.experience', { name, topic: about.name })
      : words('peers.like', { name }),
    href: pageAddress(
      'peers',
      lang,
      pageParameters(municipality, query, { topic: about?.id, asOf: asked.asOf }),
    ),
    body:
      answer.items.length > 0
        ? html`${frameRows(
              ground,
              answer.items.map((peer) => peerRow(ground, name, peer)),
              true,
            )}
            <p class="caption">
              ${about ? words('peers.experience.under') : words('embed.peers.similarity')}
            </p>`
        : html`<p class="frame-empty">
            ${
              about
                ? words('peers.experience.none', { name, topic: about.name })
                : html`<strong>${words('peers.empty')}.</strong> ${words('peers.empty.text', { name })}`
            }
          </p>`,
  };
}

/** Ready-made weights by their name; others as they were given. */
function weightsText(text: string | undefined): string | undefined {
  const preset = PRESET_NAMES.find((name) => name === text);
  if (!preset) return text;
  return Object.entries(PRESETS[preset])
    .map(([group, weight]) => `${group}:${weight}`)
    .join(',');
}

/** The same on our own page. Its sliders give whole numbers up to a limit: other weights are left to them. */
function pageParameters(
  { id }: Entity,
  { weights, sameLanguage: same, excludeRegion: left, without: ban }: Query,
  { topic: about, asOf: day }: { topic: string | undefined; asOf: string | null },
): Record<string, string> {
  const text = weightsText(weights);
  const given = text ? readWeights(text) : DEFAULT_WEIGHTS;
  const fits = Object.values(given).every((weight) => Number.isInteger(weight) && weight <= MOST_WEIGHT);
  return {
    municipality: id,
    ...(about && { topic: about }),
    ...(same && { sameLanguage: 'true' }),
    ...(left === 'true' && { excludeRegion: 'true' }),
    ...(day && { asOf: day }),
    ...(ban && { ban }),
    ...(fits && movedWeights(given)),
  };
}

/** By name or id. Throws NotFoundError, ErasedError or MergedError, and BadRequestError for what is no municipality. */
async function meantMunicipality(
  { services: { store }, snapshot }: FrameGround,
  text: string,
): Promise<Entity> {
  const found = meantEntity(snapshot, text, { type: 'organisation', kind: 'municipality' });
  if (found) return found;
  const entity = await requireEntity(store, snapshot, text);
  if (entity.kind === 'municipality') return entity;
  const detail = refusalWords('onlyMunicipalities', { kind: kindLabel(entity.type, entity.kind) });
  throw new BadRequestError([{ pointer: '#/query/municipality', value: text, detail }]);
}

function peerRow(ground: FrameGround, own: string, peer: PeerAnswer): FrameRow {
  const { words, lang } = ground;
  const { entity, experience } = peer;
  return {
    entity,
    about: kindAndPlace(ground, entity),
    value: experience ? shareText(experience.fit, lang) : similarityText(peer.similarity, lang),
    more: {
      summary: experience
        ? confidenceText(ground, experience)
        : words('embed.peers.more', { place: stabilityText(peer.rankInterval, lang) }),
      content: html`${experience ? expertLines(ground, { entity, lines: experience.lines, topics: [] }) : ''}
      ${shares(ground, peer)} ${figures(ground, own, peer)}`,
    },
  };
}

/** "Koko 31 %, ikä 12 %": what the difference consists of, in whole per cents that sum to 100. */
function shares({ lang }: FrameGround, { contributions }: PeerAnswer): Html {
  const known = contributions.filter(({ percent }) => percent !== null);
  const rounded = roundToSum(
    known.map(({ percent }) => percent ?? 0),
    0,
  );
  return html`<p class="small">
    ${known.map(({ label }, index) => `${label} ${numberText(rounded[index]!, lang)}\u00A0%`).join(', ')}
  </p>`;
}

function figures({ words, lang }: FrameGround, own: string, { entity, variables }: PeerAnswer): Html {
  const cell = (field: string, { text, value, year }: PeerFigure) => {
    const shown = text ?? figureText(field, value, lang) ?? words('embed.peers.unknown');
    return html`<td>${shown}${year === null ? '' : html` <span class="about">(${year})</span>`}</td>`;
  };
  return html`<div
    class="frame-scroll"
    tabindex="0"
    role="group"
    aria-label="${words('embed.peers.figures')}"
  >
    <table>
      <thead>
        <tr>
          <th scope="col">${words('embed.peers.figures')}</th>
          <th scope="col">${own}</th>
          <th scope="col">${entity.name}</th>
        </tr>
      </thead>
      <tbody>
        ${variables.map(
          ({ field, label, own: ours, other }) =>
            html`<tr>
              <th scope="row">${label}</th>
              ${cell(field, ours)} ${cell(field, other)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
