import type { Words } from '../parts/html.ts';
import { nodeOf, yearsSpanned, type ModelEdge, type NetworkModel } from './model.ts';

/** "Lappi ja Norja" */
export function pairName(model: NetworkModel, { from, to }: ModelEdge, words: Words): string {
  return words('network.panel.pair', { from: nodeOf(model, from).name, to: nodeOf(model, to).name });
}

/** The kinds of undertaking that a line may stand for, in the order in which they are counted. */
const SHARED = ['project', 'programme', 'practice', 'event'] as const;

/** "2 yhteistä hanketta ja 1 yhteinen tapahtuma, 2015–2019" */
export function sharedText({ activities }: ModelEdge, words: Words): string {
  const parts = SHARED.flatMap((type) => {
    const n = activities.filter((activity) => activity.type === type).length;
    return n === 0 ? [] : [counted(`network.shared.${type}`, n, words)];
  });
  return [joined(parts, words), yearsSpanned(activities)].filter(Boolean).join(', ');
}

/** "päätoteuttaja ja hankehallinto, 2010–2012" */
export function rolesText({ roles, activities }: ModelEdge, words: Words): string {
  return [joined(roles, words), yearsSpanned(activities)].filter(Boolean).join(', ');
}

/** A line in one sentence: what a tooltip says, and the list that stands for the picture. */
export function lineSentence(model: NetworkModel, edge: ModelEdge, words: Words): string {
  const what = edge.roles.length > 0 ? rolesText(edge, words) : sharedText(edge, words);
  return `${pairName(model, edge, words)}: ${what}`;
}

/** "1 viiva", "3 viivaa": `key` with `.one` for the singular. */
export function counted(key: string, n: number, words: Words): string {
  return n === 1 ? words(`${key}.one`) : words(key, { n });
}

/** "a, b ja c" */
export function joined(parts: readonly string[], words: Words): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${words('list.and')} ${parts.at(-1)}`;
}

/** "19 solmua, 33 viivaa; 87 heikompaa piilossa. Henkilöitä ei piirretä yleiskuvaan." */
export function statusText({ nodes, edges, hidden, unplaced, map }: NetworkModel, words: Words): string {
  const counts = `${words('network.status.nodes', { n: nodes.length })}, ${counted('network.status.lines', edges.length, words)}`;
  const rest = hidden > 0 ? `; ${words('network.status.hidden', { n: hidden })}` : '';
  const placeless = map && unplaced > 0 ? ` ${counted('network.status.unplaced', unplaced, words)}` : '';
  return `${counts}${rest}. ${words('network.status.persons')}${placeless}`;
}
