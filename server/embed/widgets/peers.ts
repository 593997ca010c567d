import { z } from '@hono/zod-openapi';
import type { PeerAnswer, PeerFigure } from '../../contract/finders.ts';
import { numberText } from '../../locales/numbers.ts';
import { figureText, similarityText, stabilityText } from '../../locales/peer-texts.ts';
import { roundToSum } from '../../experts/score.ts';
import { BadRequestError } from '../../http/errors.ts';
import { refusalWords } from '../../locales/refusals.ts';
import { html, type Html } from '../../pages/parts/html.ts';
import { pageAddress } from '../../pages/addresses.ts';
import { describePeers } from '../../peers/describe.ts';
import { findPeers } from '../../peers/gather.ts';
import { meantEntity, requireEntity } from '../../reading/find.ts';
import { displayName } from '../../reading/entity-view.ts';
import type { Entity } from '../../contract/entity.ts';
import type { FrameContent, FrameGround } from '../ground.ts';
import { frameRows, kindAndPlace, type FrameRow } from '../rows.ts';
import { sizeParameter } from '../size.ts';

export const peersParameters = { municipality: z.string().min(1).max(200), limit: sizeParameter };

type Query = z.output<z.ZodObject<typeof peersParameters>>;

/** Municipalities like one, nearest first, each with what the difference consists of. */
export async function peersContent(ground: FrameGround, query: Query): Promise<FrameContent> {
  const { services, snapshot, lang, words } = ground;
  const { store } = services;
  const municipality = await meantMunicipality(ground, query.municipality);
  const found = await findPeers({ store, snapshot }, municipality.id, { k: query.limit });
  const page = { items: found.ranking.peers, total: found.ranking.ranked, next: null };
  const { items } = await describePeers({ store, snapshot, lang }, found, page);
  const name = displayName(municipality, lang).name;
  return {
    title: words('peers.like', { name }),
    href: pageAddress('peers', lang, { municipality: municipality.id }),
    body:
      items.length > 0
        ? html`${frameRows(
              ground,
              items.map((peer) => peerRow(ground, name, peer)),
              true,
            )}
            <p class="caption">${words('embed.peers.similarity')}</p>`
        : html`<p class="frame-empty">
            <strong>${words('peers.empty')}.</strong> ${words('peers.empty.text', { name })}
          </p>`,
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
  const detail = refusalWords('onlyMunicipalities', { kind: entity.kind ?? entity.type });
  throw new BadRequestError([{ pointer: '#/query/municipality', value: text, detail }]);
}

function peerRow(ground: FrameGround, own: string, peer: PeerAnswer): FrameRow {
  const { words, lang } = ground;
  return {
    entity: peer.entity,
    about: kindAndPlace(ground, peer.entity),
    value: similarityText(peer.similarity, lang),
    more: {
      summary: words('embed.peers.more', { place: stabilityText(peer.rankInterval, lang) }),
      content: html`${shares(ground, peer)} ${figures(ground, own, peer)}`,
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
