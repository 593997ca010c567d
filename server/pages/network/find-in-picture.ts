import type { Entity } from '../../contract/entity.ts';
import { entitiesNamed } from '../../search/entities-named.ts';
import { lower } from '../../search/fold.ts';
import type { Snapshot } from '../../snapshot.ts';
import { pageAddress } from '../addresses.ts';
import type { PageContext } from '../context.ts';
import { html, type Html } from '../parts/html.ts';
import { networkPanel } from '../parts/network-view.ts';
import { shapeIcon } from '../parts/shape-icon.ts';
import type { ModelNode, NetworkModel } from './model.ts';
import { networkAddress, type NetworkQuery } from './query.ts';
import { counted } from './sentences.ts';

const MOST_FOUND = 40;

/**
 * The nodes of a picture that a text may mean, by their names and other names in any language: those called so, then
 * those with a word that begins so; letters within a word count where nobody is called so. Where none of it is met, those
 * in whose names a search finds all words.
 */
function found(snapshot: Snapshot, { nodes }: NetworkModel, text: string): ModelNode[] {
  const sought = lower(text.trim());
  const how = new Map(nodes.map(({ id }) => [id, howMet(snapshot.projection.entity(id)!, sought)]));
  const met = (...ways: Met[]) => nodes.filter(({ id }) => ways.includes(how.get(id)!));
  const called = met('called');
  if (called.length > 0) return [...called, ...met('begun')];
  const holding = met('begun', 'held');
  if (holding.length > 0) return holding;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return entitiesNamed(snapshot.search, text, (id) => byId.has(id)).map((id) => byId.get(id)!);
}

type Met = 'called' | 'begun' | 'held' | null;

/** A short name is meant only where it is written as a whole. */
function howMet({ names, aliases }: Entity, sought: string): Met {
  const short = aliases.filter(({ kind }) => kind === 'short').map(({ text }) => lower(text));
  const others = aliases.filter(({ kind }) => kind !== 'short').map(({ text }) => text);
  const long = [...Object.values(names), ...others].map(lower);
  if (short.includes(sought) || long.includes(sought)) return 'called';
  if (long.some((name) => name.startsWith(sought) || name.includes(` ${sought}`))) return 'begun';
  return long.some((name) => name.includes(sought)) ? 'held' : null;
}

/** The query with the only node that is found chosen; as it is where something is chosen, or several are found. */
export function withFound(snapshot: Snapshot, query: NetworkQuery, model: NetworkModel): NetworkQuery {
  if (query.find === null || query.node !== null || query.edge !== null) return query;
  const [only, ...others] = found(snapshot, model, query.find);
  return only && others.length === 0 ? { ...query, node: only.id } : query;
}

/** What is found in the picture, each a link that chooses it; where nothing is, the ways to all lines and to the whole directory. */
export function foundPanel(
  { words, lang, snapshot }: Pick<PageContext, 'words' | 'lang' | 'snapshot'>,
  { query, model, text }: { query: NetworkQuery; model: NetworkModel; text: string },
): Html {
  const nodes = found(snapshot, model, text);
  const list = html`<ul class="plain-list">
    ${nodes.slice(0, MOST_FOUND).map((node) => {
      const href = networkAddress(query, lang, { node: node.id, find: null });
      return html`<li>${shapeIcon(node)}<a class="name" href="${href}" data-choose>${node.name}</a></li>`;
    })}
  </ul>`;
  return networkPanel({
    over: words('network.find.over'),
    name: text,
    sentence:
      nodes.length === 0 ? words('network.find.none') : counted('network.find.found', nodes.length, words),
    body: html`${nodes.length === 0 ? '' : list}
      <p class="actions">
        ${
          nodes.length === 0 && model.hidden > 0
            ? html`<a class="button small" href="${networkAddress(query, lang, { minWeight: 1 })}"
                >${words('network.ways.show-hidden')}</a
              >`
            : ''
        }
        <a class="button small" href="${pageAddress('search', lang, { q: text })}"
          >${words('network.find.everywhere')}</a
        >
        <a class="quiet" href="${networkAddress(query, lang, { find: null })}" data-choose
          >${words('network.panel.clear')}</a
        >
      </p>`,
  });
}
