import { displayName } from '../../reading/entity-view.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import type { NetworkModel } from './model.ts';
import { JOINT, type NetworkQuery } from './query.ts';

/** The names of what is chosen and yet not drawn: a filter leaves it out, or the sources tell no more of it. */
export function notDrawn(
  { projection }: Snapshot,
  { nodes, edges }: NetworkModel,
  { node, edge }: NetworkQuery,
  lang: Lang,
): string[] {
  const named = (id: string) => {
    const entity = projection.entity(id);
    return entity ? displayName(entity, lang).name : id;
  };
  return [
    ...(node !== null && !nodes.some(({ id }) => id === node) ? [named(node)] : []),
    ...(edge !== null && !edges.some(({ id }) => id === edge)
      ? [edge.split(JOINT).map(named).join(' – ')]
      : []),
  ];
}
