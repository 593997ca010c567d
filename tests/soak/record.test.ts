import { describe, expect, it } from 'vitest';
import { withRecord } from './record.ts';

const rowOf = (part: string, seed: number) => `| ${part} | 100 | 0 | ${seed} | 9 s | 2026-11-27 | abc1234 |`;

describe('the record of the soak', () => {
  it('begins a section of its own at the end of a document', () => {
    const text = withRecord('# Measurements\n\nText.\n', rowOf('kills', 1));
    expect(text).toMatch(/^# Measurements\n\nText\.\n\n## Soak\n\n<!-- soak:begin -->/);
    expect(text).toContain(rowOf('kills', 1));
    expect(text).toMatch(/<!-- soak:end -->\n$/);
  });

  it('replaces the earlier run of the same part and leaves the other parts and the rest alone', () => {
    const first = withRecord(withRecord('# Measurements\n', rowOf('kills', 1)), rowOf('differential', 1));
    const text = withRecord(`${first}\n## After\n`, rowOf('kills', 2));
    expect(text).toContain(rowOf('differential', 1));
    expect(text).toContain(rowOf('kills', 2));
    expect(text).not.toContain(rowOf('kills', 1));
    expect(text).toMatch(/## After\n$/);
  });
});
