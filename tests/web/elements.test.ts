import { describe, expect, it } from 'vitest';
import type { EntitySummary, RelationAnswer } from '../../server/contract/answers.ts';
import type { Neighbourhood } from '../../server/contract/network.ts';
import { firstPlaces, groupsOf, shapePicture, toElements } from '../../web/graph/elements.ts';

const colour = (token: string): string => `rgb(${token.length}, 0, 0)`;

function entity(id: string, kind: string | null = 'municipality'): EntitySummary {
  return {
    id,
    type: 'organisation',
    kind,
    label: 'kunta',
    name: id,
    nameLang: 'fi',
    names: { fi: id },
    period: null,
    status: 'unknown',
    position: null,
    url: `/fi/kunta/${id}`,
  };
}

function relation(
  id: string,
  from: RelationAnswer['from'],
  to: RelationAnswer['to'],
  certainties: RelationAnswer['evidence'][number]['certainty'][],
): RelationAnswer {
  return {
    id,
    role: 'partner',
    label: 'kumppani',
    from,
    to,
    period: null,
    scope: null,
    onBehalfOf: null,
    title: null,
    position: null,
    realisation: 'unknown',
    evidence: certainties.map((certainty) => ({
      source: { id: 's', title: 'S', date: null, url: null },
      version: '1',
      quote: 'q',
      row: null,
      locator: null,
      certainty,
      reason: null,
    })),
  };
}

const KOTKA = entity('kotka');
const ESPOO = entity('espoo');
const AROUND: Neighbourhood = {
  centre: KOTKA,
  nodes: [
    { ...KOTKA, distance: 0 },
    { ...ESPOO, distance: 1 },
  ],
  relations: [relation('r1', KOTKA, ESPOO, ['inferred', 'layout'])],
  truncated: false,
};

describe('the elements of a neighbourhood', () => {
  it('hold the centre once, in the middle', () => {
    const nodes = toElements(AROUND, colour).filter(({ group }) => group === 'nodes');
    expect(nodes.map(({ data }) => data.id)).toEqual(['kotka', 'espoo']);
    expect(nodes[0]).toMatchObject({ position: { x: 0, y: 0 }, classes: 'entity centre' });
  });

  it('wear the strongest certainty of a relation', () => {
    const edge = toElements(AROUND, colour).find(({ group }) => group === 'edges');
    expect(edge).toMatchObject({ classes: 'layout', data: { id: 'r1', source: 'kotka', target: 'espoo' } });
  });

  it('leave a party that is not named to the list', () => {
    const unnamed = {
      placeholder: { type: 'region', kind: 'maakunta', count: 6 },
      name: '6 × maakunta, ei nimetty',
    } as const;
    const around = { ...AROUND, relations: [relation('r2', KOTKA, unnamed, ['stated'])] };
    expect(toElements(around, colour).filter(({ group }) => group === 'edges')).toEqual([]);
  });

  it('start from the same places every time', () => {
    expect(toElements(AROUND, colour)).toEqual(toElements(AROUND, colour));
  });
});

describe('a shape as a picture', () => {
  it('is an address that carries the token’s colour', () => {
    const picture = decodeURIComponent(shapePicture({ type: 'project', kind: 'project' }, colour));
    expect(picture).toMatch(/^data:image\/svg\+xml/u);
    expect(picture).toContain(`fill="${colour('n-project')}"`);
  });

  it('lays ground under a hollow shape', () => {
    const picture = decodeURIComponent(shapePicture({ type: 'programme', kind: null }, colour));
    expect(picture).toContain(`fill="${colour('surface')}"`);
  });
});

describe('where a neighbourhood stands', () => {
  const around = (ids: string[], places: Record<string, [number, number] | null>): Neighbourhood => ({
    centre: entity('kotka'),
    nodes: ids.map((id) => ({ ...entity(id), distance: 1 })),
    standing: ['kotka', ...ids].map((id) => ({
      id,
      x: places[id]?.[0] ?? null,
      y: places[id]?.[1] ?? null,
      region: id === 'oulu' ? null : { id: 'kymi', name: 'Kymenlaakso' },
      sector: null,
    })),
    relations: [],
    truncated: false,
  });

  it('begins in the places of the network, in the same directions and with room for names', () => {
    const told = around(['hamina', 'oulu'], { kotka: [500, 500], hamina: [505, 500], oulu: [500, 400] });
    const places = firstPlaces(told);
    expect(places.get('kotka')).toMatchObject({ x: expect.closeTo(0, -2) });
    const [kotka, hamina, oulu] = ['kotka', 'hamina', 'oulu'].map((id) => places.get(id)!);
    expect(hamina!.x - kotka!.x).toBeGreaterThan(60);
    expect(oulu!.y).toBeLessThan(kotka!.y);
    expect(firstPlaces(told)).toEqual(places);
  });

  it('begins on rings where the network has few of their places', () => {
    expect(firstPlaces(around(['hamina', 'oulu'], { kotka: [500, 500] })).size).toBe(0);
    expect(firstPlaces(around(['hamina', 'oulu'], { hamina: [5, 5], oulu: [9, 9] })).size).toBe(0);
  });

  it('groups those of one region, and nobody alone', () => {
    const told = around(['hamina', 'oulu'], {});
    expect(groupsOf(told, 'region')).toEqual([
      { id: 'group:kymi', name: 'Kymenlaakso', members: ['kotka', 'hamina'] },
    ]);
    expect(groupsOf(told, 'sector')).toEqual([]);
    expect(groupsOf({ ...told, standing: undefined } as unknown as Neighbourhood, 'region')).toEqual([]);
  });
});
