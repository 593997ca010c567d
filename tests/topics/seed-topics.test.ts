import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { kindsOf } from '../../server/vocabulary/kinds.ts';
import { buildTopicTree } from '../../server/topics/topic-tree.ts';

interface TopicFile {
  entities: {
    id: string;
    kind: string;
    names: Record<string, string>;
    aliases?: (string | { text: string })[];
  }[];
  relations: { from: string; role: string; to: string }[];
}

const file = parse(
  readFileSync(new URL('../../seed/data/topics.yaml', import.meta.url), 'utf8'),
) as TopicFile;
const kinds = new Map(file.entities.map(({ id, kind }) => [id, kind]));
const ends = (role: string, id: string) =>
  file.relations.filter((relation) => relation.role === role && relation.from === id).map(({ to }) => to);
const topics = file.entities.map(({ id }) => ({
  id,
  broader: ends('broader', id),
  related: ends('related', id),
}));

describe('the topics that ship with Solmu', () => {
  it('have an id each', () => {
    expect(kinds.size).toBe(file.entities.length);
  });

  it('have a name in Finnish, Swedish and English, and a scheme that the vocabulary knows', () => {
    const lacking = file.entities.filter(
      ({ kind, names }) => !names['fi'] || !names['sv'] || !names['en'] || !kindsOf('topic').includes(kind),
    );
    expect(lacking).toEqual([]);
  });

  it('do not share a Finnish name within a scheme', () => {
    const names = file.entities.map(({ kind, names: { fi } }) => `${kind}: ${fi}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('speak of topics that are there', () => {
    expect(file.relations.filter(({ from, to }) => !kinds.has(from) || !kinds.has(to))).toEqual([]);
  });

  it('are broader only within their own scheme', () => {
    const crossing = file.relations.filter(
      ({ from, role, to }) => role === 'broader' && kinds.get(from) !== kinds.get(to),
    );
    expect(crossing).toEqual([]);
  });

  it('say each relation once', () => {
    const said = file.relations.map(
      ({ from, role, to }) =>
        `${role} ${(role === 'related' ? [from, to].toSorted() : [from, to]).join(' ')}`,
    );
    expect(said.filter((relation, index) => said.indexOf(relation) !== index)).toEqual([]);
  });

  it('make a tree in which what culture does for well-being lies under kulttuurihyvinvointi', () => {
    const below = buildTopicTree(topics).narrowerWithin('kulttuurihyvinvointi');
    expect([...below.keys()]).toContain('taiteen-soveltava-kaytto');
    expect([...below.keys()]).not.toContain('kuntien-kulttuuritoiminta');
  });
});
