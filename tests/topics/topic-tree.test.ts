import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topicFactor } from '../../server/experts/score.ts';
import { buildTopicTree, TopicCycleError, type TopicNode } from '../../server/topics/topic-tree.ts';

function topic(id: string, broader: string[] = [], related: string[] = []): TopicNode {
  return { id, broader, related };
}

const CULTURE = [
  topic('kulttuuri'),
  topic('hyvinvointi'),
  topic('kulttuurihyvinvointi', ['kulttuuri', 'hyvinvointi'], ['osallisuus']),
  topic('taiteen-soveltava-kaytto', ['kulttuurihyvinvointi']),
  topic('taiteilijavierailut', ['taiteen-soveltava-kaytto']),
  topic('osallisuus', ['hyvinvointi']),
  topic('matkailu'),
];

describe('the topic tree', () => {
  it('answers what is below a topic with the steps down, nearest first', () => {
    expect([...buildTopicTree(CULTURE).narrowerWithin('kulttuuri')]).toEqual([
      ['kulttuurihyvinvointi', 1],
      ['taiteen-soveltava-kaytto', 2],
      ['taiteilijavierailut', 3],
    ]);
  });

  it('stops going down where it is told', () => {
    expect([...buildTopicTree(CULTURE).narrowerWithin('kulttuuri', 1).keys()]).toEqual([
      'kulttuurihyvinvointi',
    ]);
  });

  it('goes two steps up unless told otherwise', () => {
    const tree = buildTopicTree(CULTURE);
    expect([...tree.broaderWithin('taiteilijavierailut')]).toEqual([
      ['taiteen-soveltava-kaytto', 1],
      ['kulttuurihyvinvointi', 2],
    ]);
    expect(tree.broaderWithin('taiteilijavierailut', 3).get('hyvinvointi')).toBe(3);
  });

  it('knows all ancestors, by every way up, nearest first', () => {
    expect(buildTopicTree(CULTURE).ancestors('taiteen-soveltava-kaytto')).toEqual([
      'kulttuurihyvinvointi',
      'kulttuuri',
      'hyvinvointi',
    ]);
  });

  it('counts the shortest of several ways', () => {
    const tree = buildTopicTree([topic('top'), topic('middle', ['top']), topic('low', ['middle', 'top'])]);
    expect(tree.broaderWithin('low').get('top')).toBe(1);
    expect(tree.narrowerWithin('top').get('low')).toBe(1);
  });

  it('reads a relation between two topics from either of them', () => {
    const tree = buildTopicTree(CULTURE);
    expect(tree.related('kulttuurihyvinvointi')).toEqual(['osallisuus']);
    expect(tree.related('osallisuus')).toEqual(['kulttuurihyvinvointi']);
  });

  it('never calls a topic related to itself', () => {
    expect(buildTopicTree([topic('a', [], ['a'])]).related('a')).toEqual([]);
  });

  it('answers nothing for a topic that it does not have', () => {
    const tree = buildTopicTree(CULTURE);
    expect(tree.narrowerWithin('kalastus').size).toBe(0);
    expect(tree.ancestors('kalastus')).toEqual([]);
    expect(tree.related('kalastus')).toEqual([]);
    expect(tree.topicFactor('kalastus', 'kalastus')).toEqual({ factor: 0, relation: null, steps: null });
  });

  it('leaves out broader and related topics that are not there', () => {
    const tree = buildTopicTree([topic('a', ['erased'], ['hidden'])]);
    expect(tree.ancestors('a')).toEqual([]);
    expect(tree.related('a')).toEqual([]);
  });

  it("does not change the caller's arrays", () => {
    const before = structuredClone(CULTURE);
    buildTopicTree(CULTURE).topicFactor('kulttuuri', 'osallisuus');
    expect(CULTURE).toEqual(before);
  });
});

describe('the factor of a topic that was found', () => {
  const nearness = (query: string, found: string) => buildTopicTree(CULTURE).topicFactor(query, found);

  it('is 1 for the very topic', () => {
    expect(nearness('kulttuurihyvinvointi', 'kulttuurihyvinvointi')).toEqual({
      factor: 1,
      relation: 'exact',
      steps: 0,
    });
  });

  it('falls by a tenth with every step down', () => {
    expect(nearness('kulttuurihyvinvointi', 'taiteen-soveltava-kaytto')).toEqual({
      factor: 0.9,
      relation: 'narrower',
      steps: 1,
    });
    const three = nearness('kulttuuri', 'taiteilijavierailut');
    expect(three.factor).toBeCloseTo(0.729, 12);
    expect(three).toMatchObject({ relation: 'narrower', steps: 3 });
  });

  it('keeps .4 with every step up, and nothing beyond two', () => {
    expect(nearness('kulttuurihyvinvointi', 'hyvinvointi')).toEqual({
      factor: 0.4,
      relation: 'broader',
      steps: 1,
    });
    expect(nearness('taiteen-soveltava-kaytto', 'hyvinvointi').factor).toBeCloseTo(0.16, 12);
    expect(nearness('taiteilijavierailut', 'hyvinvointi')).toEqual({
      factor: 0,
      relation: null,
      steps: null,
    });
  });

  it('is .3 for a related topic, both ways', () => {
    const related = { factor: 0.3, relation: 'related', steps: 1 };
    expect(nearness('kulttuurihyvinvointi', 'osallisuus')).toEqual(related);
    expect(nearness('osallisuus', 'kulttuurihyvinvointi')).toEqual(related);
  });

  it('is 0 for a sibling and for a stranger', () => {
    expect(nearness('osallisuus', 'taiteilijavierailut').factor).toBe(0);
    expect(nearness('kulttuurihyvinvointi', 'matkailu').factor).toBe(0);
  });

  it('takes the better way where a topic is both related and two steps above', () => {
    const tree = buildTopicTree([topic('top'), topic('middle', ['top']), topic('low', ['middle'], ['top'])]);
    expect(tree.topicFactor('low', 'top')).toEqual({ factor: 0.3, relation: 'related', steps: 1 });
    expect(tree.topicFactor('top', 'low')).toMatchObject({ relation: 'narrower', steps: 2 });
  });
});

describe('a cycle', () => {
  it('is refused with the way round it', () => {
    const round = () => buildTopicTree([topic('a', ['b']), topic('b', ['c']), topic('c', ['b'])]);
    expect(round).toThrow(TopicCycleError);
    expect(round).toThrow('b → c → b');
  });

  it('may be a topic that is broader than itself', () => {
    expect(() => buildTopicTree([topic('a', ['a'])])).toThrow('a → a');
  });

  it('is not what two ways to the same topic are', () => {
    const diamond = [
      topic('top'),
      topic('left', ['top']),
      topic('right', ['top']),
      topic('low', ['left', 'right']),
    ];
    expect(buildTopicTree(diamond).ancestors('low')).toEqual(['left', 'right', 'top']);
  });
});

describe('any tree', () => {
  /** Each topic may only have topics before it as broader ones, so no cycle can arise. */
  const anyTree = fc
    .array(fc.tuple(fc.array(fc.nat(), { maxLength: 3 }), fc.array(fc.nat(), { maxLength: 2 })), {
      minLength: 1,
      maxLength: 15,
    })
    .map((rows) =>
      rows.map(([up, beside], index) =>
        topic(
          `t${index}`,
          index === 0 ? [] : up.map((number) => `t${number % index}`),
          beside.map((number) => `t${number % rows.length}`),
        ),
      ),
    );

  it('has the same steps down as up', () => {
    fc.assert(
      fc.property(anyTree, (topics) => {
        const tree = buildTopicTree(topics);
        for (const { id } of topics)
          for (const [above, steps] of tree.broaderWithin(id, Infinity))
            expect(tree.narrowerWithin(above).get(id)).toBe(steps);
      }),
    );
  });

  it('gives 1 to the topic itself and less to every other', () => {
    fc.assert(
      fc.property(anyTree, (topics) => {
        const tree = buildTopicTree(topics);
        const factors = topics.flatMap((query) =>
          topics.map((found) => tree.topicFactor(query.id, found.id).factor),
        );
        expect(factors.filter((factor) => factor === 1)).toHaveLength(topics.length);
        expect(factors.filter((factor) => factor > 0.9 && factor < 1)).toEqual([]);
      }),
    );
  });

  it('counts as expert scores do', () => {
    fc.assert(
      fc.property(anyTree, (topics) => {
        const tree = buildTopicTree(topics);
        const ways = topics.flatMap((query) => topics.map((found) => tree.topicFactor(query.id, found.id)));
        for (const { factor, relation, steps } of ways.filter((way) => way.relation !== null))
          expect(factor).toBe(topicFactor({ kind: relation ?? 'exact', steps: steps ?? 0 }));
      }),
    );
  });
});
