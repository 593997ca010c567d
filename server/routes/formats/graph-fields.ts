import type { GraphEdge, GraphNode } from './exported.ts';

type Value = string | number | boolean | null;

/** What a graph file says of a node or an edge beside its id and ends; null is left out. */
export interface GraphField<T> {
  name: string;
  type: 'string' | 'double' | 'int' | 'boolean';
  of(item: T): Value;
}

export const NODE_FIELDS: readonly GraphField<GraphNode>[] = [
  { name: 'type', type: 'string', of: ({ type }) => type },
  { name: 'kind', type: 'string', of: ({ kind }) => kind },
  { name: 'kind_label', type: 'string', of: ({ label }) => label },
  { name: 'region', type: 'string', of: ({ region }) => region },
  { name: 'region_name', type: 'string', of: ({ regionName }) => regionName },
  { name: 'size', type: 'double', of: ({ size }) => size },
  { name: 'url', type: 'string', of: ({ url }) => url },
];

export const EDGE_FIELDS: readonly GraphField<GraphEdge>[] = [
  { name: 'certainty', type: 'string', of: ({ certainty }) => certainty },
  { name: 'cross_region', type: 'boolean', of: ({ crossRegion }) => crossRegion },
  { name: 'activities', type: 'string', of: ({ activities }) => listed(activities.map(({ name }) => name)) },
  { name: 'activity_ids', type: 'string', of: ({ activities }) => listed(activities.map(({ id }) => id)) },
  { name: 'roles', type: 'string', of: ({ roles }) => listed(roles.map(({ role }) => role)) },
  { name: 'role_labels', type: 'string', of: ({ roles }) => listed(roles.map(({ label }) => label)) },
  { name: 'period', type: 'string', of: ({ period }) => period },
  { name: 'sources', type: 'string', of: ({ sources }) => listed(sources.map(({ title }) => title)) },
  { name: 'source_ids', type: 'string', of: ({ sources }) => listed(sources.map(({ id }) => id)) },
  { name: 'withheld_quotes', type: 'int', of: ({ withheld }) => withheld },
];

function listed(values: readonly string[]): string | null {
  return values.length > 0 ? values.join('; ') : null;
}

const HEIGHT = 1000;

/** Our pictures count downwards, programs for graphs upwards: north stays up. */
export function upwards(y: number): number {
  return Math.round((HEIGHT - y) * 10) / 10;
}
