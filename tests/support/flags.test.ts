import { describe, expect, it } from 'vitest';
import { readFlags } from './flags.ts';

describe('the flags of a command', () => {
  const read = (...args: string[]) => readFlags(['only', 'work'], args);

  it('are told from what else it is given', () => {
    expect(read('paint', '--only', 'first', 'api', '--work=-x')).toEqual({
      flags: { only: 'first', work: '-x' },
      rest: ['paint', 'api'],
    });
  });

  it.each([
    [['--x'], 'No flag --x; there are --only, --work'],
    [['-x', 'paint'], 'No flag -x; there are --only, --work'],
    [['--only'], '--only takes a value'],
    [['--only', '--work', 'x'], '--only takes a value'],
  ])('are refused in our own words: %j', (args, words) => {
    expect(() => read(...args)).toThrow(new RegExp(`^${words}$`, 'u'));
  });
});
