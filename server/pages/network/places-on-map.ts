import { byText } from '../../network/ground.ts';
import { positions } from '../../network/positions.ts';
import { toSummary } from '../../reading/entity-view.ts';
import { readableLeast } from '../../scene/readable-least.ts';
import { strongestCertainty } from '../../vocabulary/certainty.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { Lang } from '../../vocabulary/languages.ts';
import { kindLabel } from '../../vocabulary/kinds.ts';
import { byStrength, weakerAt, type ModelEdge, type ModelNode, type NetworkModel } from './model.ts';
import type { NetworkQuery } from './query.ts';

/** More lines than this make a map hard to read: the weakest are left out. */
const MOST_LINES = 40;

/**
 * The network of parties on the map: a node for each municipality, or region where no municipality is known, with how
 * many parties stand there, and a line from each place to that of the party with the weightiest role in an undertaking
 * they share. Who has no place is counted. Lines are as strong as they stand for undertakings, whatever was strong in
 * `model`.
 */
export function onMap(
  { snapshot, lang }: { snapshot: Snapshot; lang: Lang },
  model: NetworkModel,
  { minWeight, edge }: Pick<NetworkQuery, 'minWeight' | 'edge'>,
): NetworkModel {
  const parties = model.nodes.filter(({ type }) => type === 'organisation');
  const placeOf = new Map(parties.flatMap(({ id }) => withPlace(snapshot, id)));
  const all = linesBetween(model, placeOf);
  const weights = all.map(({ weight }) => weight);
  const least = minWeight ?? readableLeast(weights, MOST_LINES);
  const edges = all.filter(({ id, weight }) => weight >= least || (minWeight === null && id === edge));
  const touched = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const standing = Map.groupBy(
    parties.filter(({ id }) => placeOf.has(id)),
    ({ id }) => placeOf.get(id) as string,
  );
  return {
    ...model,
    map: true,
    nodes: [...standing]
      .filter(([place]) => touched.has(place) || isInFinland(snapshot, place))
      .map(([place, here]) => placeNode({ snapshot, lang }, place, here)),
    edges,
    hidden: model.hidden + all.length - edges.length,
    weaker: weakerAt(all, edges),
    least,
    automatic: minWeight === null && edges.length < all.length,
    unplaced: parties.length - placeOf.size,
    standing,
  };
}

/** Places abroad whose lines are all too weak would only fill the sea. */
function isInFinland({ projection, geography }: Snapshot, place: string): boolean {
  const region = projection.entity(geography.regionOf(place) ?? place);
  return region?.kind === 'maakunta';
}

/** The place where a party stands on the map; any other node, and every node of another picture, stands for itself. */
export function standsFor({ standing }: NetworkModel, node: string | null): string | null {
  if (!standing || node === null || standing.has(node)) return node;
  const [place] = [...standing].find(([, here]) => here.some(({ id }) => id === node)) ?? [];
  return place ?? node;
}

function withPlace(snapshot: Snapshot, party: string): [string, string][] {
  const { geography } = snapshot;
  const [municipality, region] = [geography.municipalityOf(party), geography.regionOf(party)];
  if (municipality !== null && positions(snapshot, 'municipality').has(municipality))
    return [[party, municipality]];
  return region !== null && positions(snapshot, 'region').has(region) ? [[party, region]] : [];
}

function placeNode(
  { snapshot, lang }: { snapshot: Snapshot; lang: Lang },
  id: string,
  here: readonly ModelNode[],
): ModelNode {
  const entity = snapshot.projection.entity(id);
  if (!entity) throw new RangeError(`Parties stand at "${id}", which the graph does not have`);
  const { type, kind, name, nameLang, url } = toSummary(entity, lang);
  const { x, y } = positions(snapshot, type === 'region' ? 'region' : 'municipality').get(id)!;
  const region = snapshot.projection.entity(snapshot.geography.regionOf(id) ?? '');
  return {
    id,
    type,
    kind,
    label: kindLabel(type, kind)[lang],
    name,
    short: here.length > 1 ? `${name} (${here.length})` : null,
    nameLang: nameLang === lang ? null : nameLang,
    url,
    x,
    y,
    size: here.length,
    hub: false,
    region: region ? { id: region.id, name: toSummary(region, lang).name } : null,
  };
}

/** Whose part weighs most in an undertaking, of those with a place: there it is drawn. */
function linesBetween({ edges }: NetworkModel, placeOf: ReadonlyMap<string, string>): ModelEdge[] {
  const parts = edges.filter(({ from, activities }) => activities.length > 0 && placeOf.has(from));
  const found = new Map<string, ModelEdge>();
  for (const own of Map.groupBy(parts, ({ to }) => to).values()) {
    const [lead, ...others] = own.toSorted(byStrength);
    for (const other of others) {
      const [one, two] = [placeOf.get(lead!.from)!, placeOf.get(other.from)!].sort(byText);
      if (one === two) continue;
      const id = `${one}--${two}`;
      const standing = [lead!, other].map((part) => ({
        ...part,
        relations: part.relations.map((relation) => ({ ...relation, end: placeOf.get(part.from)! })),
      }));
      found.set(id, joined(found.get(id), { id, from: one!, to: two!, parts: standing }));
    }
  }
  return [...found.values()];
}

function joined(
  known: ModelEdge | undefined,
  { id, from, to, parts }: { id: string; from: string; to: string; parts: readonly ModelEdge[] },
): ModelEdge {
  const activities = new Map(
    [...(known?.activities ?? []), ...parts.flatMap((part) => part.activities)].map((one) => [one.id, one]),
  );
  const relations = new Map(
    [...(known?.relations ?? []), ...parts.flatMap((part) => part.relations)].map((one) => [one.id, one]),
  );
  return {
    id,
    from,
    to,
    weight: activities.size,
    certainty: strongestCertainty([
      ...(known ? [known.certainty] : []),
      ...parts.map((part) => part.certainty),
    ]),
    roles: [],
    activities: [...activities.values()],
    relations: [...relations.values()],
  };
}
