import { describe, expect, it } from 'vitest';
import { participationAt } from '../../server/network/participation.ts';
import { smallGround } from '../support/small-projection.ts';

describe('participations', () => {
  it('count a part of a project as the project, and a project of a programme as itself', () => {
    const ground = smallGround(
      [
        ['town', 'municipality'],
        ['programme', 'programme'],
        ['undertaking', 'preliminary-study'],
        ['workshop', 'workshop'],
      ],
      [
        ['workshop', 'part-of', 'undertaking'],
        ['undertaking', 'part-of', 'programme'],
        ['town', 'host', 'workshop'],
        ['town', 'partner', 'undertaking'],
      ],
    );
    expect(
      [0, 1].map((number) => participationAt(ground, number)).map(({ activity, role }) => [activity, role]),
    ).toEqual([
      ['undertaking', 'host'],
      ['undertaking', 'partner'],
    ]);
  });
});
