import { describe, expect, it } from 'vitest';
import { describeExperts } from '../../server/experts/describe.ts';
import { findExperts } from '../../server/experts/gather.ts';
import { world, type Line, type Thing } from './small-world.ts';

const NOW = new Date('2026-11-24T10:00:00Z');

/** Whom to ask about dance where `lines` tell who followed whom on `first`. */
async function contacts(things: Thing[], lines: Line[]): Promise<string[]> {
  const { store, snapshot } = await world({
    things: [['dance', 'topic'], ['hanke', 'project/project'], ...things],
    lines: [['hanke', 'about', 'dance'], ['first', 'lead', 'hanke'], ...lines],
  });
  const found = await findExperts({ store, snapshot, now: NOW }, { topics: ['dance'], kind: 'organisation' });
  const page = { items: found.hits, total: found.hits.length, next: null };
  const { items } = await describeExperts({ store, snapshot, lang: 'fi' }, found, page);
  return items[0]!.contacts.map(({ entity }) => entity.id);
}

const school = (id: string): Thing => [id, 'organisation/university'];

describe('whom to turn to where an organisation has ended', () => {
  it('is the last of its successors, before itself', async () => {
    const lines: Line[] = [
      ['first', 'succeeded-by', 'second'],
      ['second', 'succeeded-by', 'third'],
    ];
    expect(await contacts(['first', 'second', 'third'].map(school), lines)).toEqual(['third', 'first']);
  });

  it('is found at once where many merged and split again and again', async () => {
    const rungs = Array.from({ length: 30 }, (_, at) => [`a${at}`, `b${at}`]);
    const steps = rungs
      .slice(1)
      .flatMap((next, at) =>
        rungs[at]!.flatMap((from) => next.map((to): Line => [from, 'succeeded-by', to])),
      );
    const lines: Line[] = [['first', 'succeeded-by', 'a0'], ['first', 'succeeded-by', 'b0'], ...steps];
    expect(await contacts(['first', ...rungs.flat()].map(school), lines)).toEqual(['a29', 'b29', 'first']);
  });

  it('is nobody else where successions go round', async () => {
    const lines: Line[] = [
      ['first', 'succeeded-by', 'second'],
      ['second', 'succeeded-by', 'third'],
      ['third', 'succeeded-by', 'second'],
    ];
    expect(await contacts(['first', 'second', 'third'].map(school), lines)).toEqual(['first']);
  });
});

describe('whom to turn to in an organisation', () => {
  it('is itself, its posts, those of culture first, and the units through which it did it', async () => {
    const things: Thing[] = [
      school('first'),
      ['unit', 'organisation/unit'],
      ['mayor', 'post/other'],
      ['post', 'post/culture-services'],
    ];
    const lines: Line[] = [
      ['unit', 'unit-of', 'first'],
      ['unit', 'partner', 'hanke'],
      ['mayor', 'post-of', 'first'],
      ['post', 'post-of', 'first'],
    ];
    expect(await contacts(things, lines)).toEqual(['first', 'post', 'mayor', 'unit']);
  });
});
