import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EvalError } from './eval-error.ts';
import { judge } from './search/judge.ts';
import { readSearchSet } from './search/search-set.ts';

const asked = { id: 'q1', category: 'inflection', query: 'kunnan' };

describe('judging a ranking', () => {
  const expected = { docs: ['a', 'b', 'c'], neutralDocs: ['n'], topicIds: [] };

  it('counts hits among as many as there could be, neutral documents taken out', () => {
    const ranking = ['n', 'x', 'a', 'n', 'b', 'y', 'c'];
    expect(judge({ ...asked, kind: 'doc', expected }, ranking)).toEqual({
      recallAt10: 1,
      precision: 2 / 3,
      reciprocalRank: 1 / 2,
    });
  });

  it('counts only the first of topics', () => {
    const topics = { docs: [], neutralDocs: [], topicIds: ['t', 'u'] };
    expect(judge({ ...asked, kind: 'topic', expected: topics }, ['t', 'x'])).toEqual({
      recallAt10: 1 / 2,
      precision: 1,
      reciprocalRank: 1,
    });
  });

  it('answers 0 where nothing right is found', () => {
    expect(judge({ ...asked, kind: 'doc', expected }, ['x'])).toEqual({
      recallAt10: 0,
      precision: 0,
      reciprocalRank: 0,
    });
  });
});

describe('a set', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'solmu-eval-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is asked for by the file it lacks', () => {
    expect(() => readSearchSet(folder)).toThrow(EvalError);
    expect(() => readSearchSet(folder)).toThrow(`There is no ${join(folder, 'docs.jsonl')}`);
  });

  it('names the line that is not as expected', () => {
    writeFileSync(join(folder, 'docs.jsonl'), '{"id":"a","src":"seed","text":"Kunta"}\n{"id":"b"}\n');
    expect(() => readSearchSet(folder)).toThrow('docs.jsonl, line 2 is not as expected');
  });
});
