import { describe, expect, it } from 'vitest';
import { describeRelations } from '../../server/reading/relation-view.ts';
import type { GraphStore, Resolution } from '../../server/store/graph-store.ts';
import { aRelation, anEntity, aSource } from '../store/records.ts';

describe('describeRelations', () => {
  it('leaves out a relation whose end was erased after it was read', async () => {
    const relations = ['here', 'gone'].map(
      (id) =>
        aRelation(`r-${id}`, { from: { entity: id }, role: 'lead', to: { entity: 'project' } }).relation,
    );
    const store = {
      resolve: async (ids: readonly string[]): Promise<Resolution[]> =>
        ids.map((id) =>
          id === 'gone' ? { state: 'erased', id } : { state: 'found', entity: anEntity(id).entity },
        ),
      sources: async () => [aSource('esite')],
    } as unknown as GraphStore;
    const described = await describeRelations(store, relations, 'fi');
    expect(described.map(({ id }) => id)).toEqual(['r-here']);
  });
});
