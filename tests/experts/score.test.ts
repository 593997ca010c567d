import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  combineTopics,
  roundToSum,
  scoreAnyTopic,
  scoreExperts,
  topicFactor,
  type EvidenceLine,
} from '../../server/experts/score.ts';

const NOW = 2026.5;

/** A lead of a running project, told by a register: every factor is 1 until a test says otherwise. */
function line(differences: Partial<EvidenceLine> = {}): EvidenceLine {
  const activity = differences.activity === undefined ? 'project-1' : differences.activity;
  const role = differences.role ?? 'lead';
  return {
    id: `${differences.via ?? differences.actor ?? 'xamk'} ${role} ${activity}`,
    actor: 'xamk',
    activity,
    undertaking: null,
    kind: 'activity',
    role,
    roleWeight: 1,
    from: 2020,
    to: null,
    running: true,
    researchLike: false,
    topic: { factor: 1, label: 'exact' },
    source: { factor: 1, label: 'register' },
    coHolders: 1,
    via: null,
    documents: ['document-1'],
    ...differences,
  };
}

function only(lines: EvidenceLine[], now = NOW) {
  const experts = scoreExperts(lines, { now });
  expect(experts).toHaveLength(1);
  return experts[0]!;
}

const weightsOf = (lines: EvidenceLine[]) => only(lines).lines.map((scored) => scored.weight);
const ended = (to: number | null, more: Partial<EvidenceLine> = {}) =>
  line({ from: null, to, running: false, ...more });

const anyLine: fc.Arbitrary<EvidenceLine> = fc.record({
  id: fc.uuid(),
  actor: fc.constantFrom('turku', 'xamk', 'lab'),
  activity: fc.option(fc.nat(9).map((n) => `a${n}`)),
  undertaking: fc.option(fc.constantFrom('u1', 'u2')),
  kind: fc.constantFrom('activity' as const, 'event' as const, 'claim' as const),
  role: fc.constantFrom('lead', 'partner', 'funder'),
  roleWeight: fc.constantFrom(1, 0.7, 0.5, 0.4, 0.25, 0.1),
  from: fc.option(fc.integer({ min: 1990, max: 2026 })),
  to: fc.option(fc.integer({ min: 1990, max: 2030 })),
  running: fc.boolean(),
  researchLike: fc.boolean(),
  topic: fc.constantFrom(1, 0.9, 0.81, 0.4, 0.3, 0).map((factor) => ({ factor, label: `topic ${factor}` })),
  source: fc.constantFrom(1, 0.9, 0.7, 0.3).map((factor) => ({ factor, label: `source ${factor}` })),
  coHolders: fc.integer({ min: 1, max: 12 }),
  via: fc.option(fc.constantFrom('p-1', 'p-2')),
  documents: fc.array(fc.constantFrom('d1', 'd2', 'd3'), { minLength: 1, maxLength: 3 }),
});

describe('the factors of a line', () => {
  it('weighs a full role in a running project at 1', () => {
    expect(weightsOf([line()])).toEqual([1]);
  });

  it('gives a role that ended with 2021 the factor .655 late in 2026', () => {
    const [scored] = only([ended(2021)], 2026.88).lines;
    expect(scored!.factors.time).toBeCloseTo(0.655, 3);
  });

  it('halves the decaying part in six years, in ten for research', () => {
    expect(only([ended(2020)], 2027).lines[0]!.factors.time).toBeCloseTo(0.6);
    expect(only([ended(2016, { researchLike: true })], 2027).lines[0]!.factors.time).toBeCloseTo(0.6);
  });

  it('never forgets old work altogether', () => {
    expect(only([ended(1900)]).lines[0]!.factors.time).toBeCloseTo(0.2, 5);
  });

  it('reads the age from the start when only the start is known', () => {
    const started = only([line({ from: 2020, running: false })], 2027).lines[0]!;
    expect(started.factors.time).toBeCloseTo(0.6);
  });

  it('counts an unknown time as .5 and flags it', () => {
    const [scored] = only([ended(null)]).lines;
    expect(scored).toMatchObject({ factors: { time: 0.5 }, timeBasis: 'unknown' });
  });

  it('forgets the years when recency is switched off, but not that a year is unknown', () => {
    const lines = [ended(1995), ended(null, { activity: 'project-2' })];
    const [expert] = scoreExperts(lines, { now: NOW, halfLife: Infinity });
    expect(expert!.lines.map((scored) => scored.factors.time)).toEqual([1, 0.5]);
  });

  it('divides by the root of the number of holders', () => {
    expect(weightsOf([line({ coHolders: 4 })])).toEqual([0.5]);
  });

  it('lowers the topic by .9 a narrower step and .4 a broader one, two at most', () => {
    expect(topicFactor({ kind: 'exact' })).toBe(1);
    expect(topicFactor({ kind: 'narrower', steps: 2 })).toBeCloseTo(0.81);
    expect(topicFactor({ kind: 'broader', steps: 2 })).toBeCloseTo(0.16);
    expect(topicFactor({ kind: 'broader', steps: 3 })).toBe(0);
    expect(topicFactor({ kind: 'related' })).toBe(0.3);
    expect(topicFactor({ kind: 'text', strength: 7 })).toBe(0.3);
  });
});

describe('what counts once', () => {
  it('keeps the strongest line of one relation that reaches the topic twice', () => {
    const near = line({ topic: { factor: 0.3, label: 'related' } });
    expect(only([near, line()]).lines.map((scored) => scored.topic.label)).toEqual(['exact']);
  });

  it("counts one undertaking's project, report and event as the strongest and a quarter of the rest", () => {
    const lines = [
      line({ activity: 'report', undertaking: 'project-1', roleWeight: 0.8 }),
      line({ activity: 'event', undertaking: 'project-1', kind: 'event', roleWeight: 0.4 }),
      line({ undertaking: 'project-1' }),
    ];
    expect(weightsOf(lines)).toEqual([1, 0.2, 0.1]);
  });

  it('counts two roles in one activity as one undertaking even when none is named', () => {
    expect(weightsOf([line(), line({ role: 'administrator', roleWeight: 0.4 })])).toEqual([1, 0.1]);
  });

  it("adds half of its people's evidence to an organisation's own", () => {
    expect(weightsOf([line(), line({ via: 'p-1', role: 'project-manager' })])).toEqual([1, 0.5]);
  });

  it('counts an activity once however many of its people were in it', () => {
    const lines = [
      line({ via: 'p-1', role: 'project-expert', roleWeight: 0.5 }),
      line({ via: 'p-2', role: 'project-manager' }),
    ];
    expect(only(lines).lines.map((scored) => [scored.via, scored.weight])).toEqual([['p-2', 0.5]]);
  });
});

describe('the score', () => {
  it('levels off by kind of evidence: 4 for activities, 1.5 for events, .5 for claims', () => {
    const many = (kind: EvidenceLine['kind']) =>
      Array.from({ length: 200 }, (_, n) => line({ kind, activity: `${kind} ${n}` }));
    expect(only(many('activity')).score).toBeCloseTo(4, 6);
    expect(only(many('event')).score).toBeCloseTo(1.5, 6);
    expect(only(many('claim')).score).toBeCloseTo(0.5, 6);
    expect(only([...many('activity'), ...many('event'), ...many('claim')]).score).toBeCloseTo(6, 6);
  });

  it('is 4(1 − e^(−1/4)) for one full role', () => {
    expect(only([line()]).score).toBeCloseTo(0.8848, 4);
  });

  it('has no entry for an actor whose lines weigh nothing', () => {
    expect(scoreExperts([line({ topic: { factor: 0, label: 'too broad' } })], { now: NOW })).toEqual([]);
  });

  it('puts equal scores in the order of ids', () => {
    const experts = scoreExperts(
      ['c', 'a', 'b'].map((actor) => line({ actor })),
      { now: NOW },
    );
    expect(experts.map((expert) => expert.actor)).toEqual(['a', 'b', 'c']);
  });

  it('is exactly the sum of its lines, each exactly the product of its factors', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 60 }), (lines) => {
        for (const expert of scoreExperts(lines, { now: NOW })) {
          expect(expert.lines.reduce((total, { value }) => total + value, 0)).toBe(expert.score);
          for (const { factors, value } of expert.lines)
            expect(Object.values(factors).reduce((product, factor) => product * factor)).toBeCloseTo(
              value,
              12,
            );
        }
      }),
    );
  });

  it('does not depend on the order of the lines', () => {
    const shuffled = fc
      .array(anyLine, { maxLength: 40 })
      .chain((lines) =>
        fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
      );
    fc.assert(
      fc.property(shuffled, ([lines, otherOrder]) => {
        const shown = (given: EvidenceLine[]) =>
          scoreExperts(given, { now: NOW }).map(({ actor, score, lines }) => ({
            actor,
            score,
            values: lines.map(({ id, value }) => [id, value]),
          }));
        expect(shown(otherOrder)).toEqual(shown(lines));
      }),
    );
  });

  it('never falls when a new activity is added', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 30 }), anyLine, (lines, extra) => {
        const scoreOf = (given: EvidenceLine[]) =>
          scoreExperts(given, { now: NOW }).find(({ actor }) => actor === extra.actor)?.score ?? 0;
        const fresh = { ...extra, id: 'new', activity: 'new', undertaking: null };
        expect(scoreOf([...lines, fresh])).toBeGreaterThanOrEqual(scoreOf(lines) - 1e-12);
      }),
    );
  });

  it('leaves the given lines as they were and carries their other fields along', () => {
    const given = Object.freeze({ ...line(), title: 'Eloa ja iloa' });
    expect(scoreExperts([given], { now: NOW })[0]!.lines[0]!.title).toBe('Eloa ja iloa');
  });
});

describe('confidence', () => {
  it('counts each document once and names the latest year', () => {
    const lines = [
      ended(2018, { documents: ['a', 'b'] }),
      ended(2021, { activity: 'project-2', documents: ['b'] }),
    ];
    expect(only(lines).confidence).toEqual({ documents: 2, latestYear: 2021 });
  });

  it('reaches this year, not the planned end, when something is running', () => {
    expect(only([line({ to: 2029 })]).confidence.latestYear).toBe(2026);
  });

  it('does not reach into the future for what is only planned', () => {
    expect(only([ended(2030)]).confidence.latestYear).toBe(2026);
  });

  it('says null when no line is dated', () => {
    expect(only([ended(null)]).confidence.latestYear).toBeNull();
  });
});

describe('several topics', () => {
  const scored = (topic: string, lines: EvidenceLine[]) => ({
    topic,
    experts: scoreExperts(lines, { now: NOW }),
  });

  it('takes the geometric mean and keeps each topic with its own sum', () => {
    const perTopic = [scored('music', [line()]), scored('ageing', [line({ roleWeight: 0.25 })])];
    const [expert] = combineTopics(perTopic, { now: NOW });
    const [music, ageing] = perTopic.map(({ experts }) => experts[0]!.score);
    expect(expert!.score).toBeCloseTo(Math.sqrt(music! * ageing!), 12);
    expect(expert!.topics.map(({ topic, score }) => [topic, score])).toEqual([
      ['music', music],
      ['ageing', ageing],
    ]);
  });

  it('leaves out who has evidence on only one of them', () => {
    const perTopic = [scored('music', [line(), line({ actor: 'lab' })]), scored('ageing', [line()])];
    expect(combineTopics(perTopic, { now: NOW }).map(({ actor }) => actor)).toEqual(['xamk']);
  });

  it('counts a document that speaks of both topics once', () => {
    const perTopic = [scored('music', [line()]), scored('ageing', [line()])];
    expect(combineTopics(perTopic, { now: NOW })[0]!.confidence.documents).toBe(1);
  });

  it('answers a single topic with its own score', () => {
    const one = scored('music', [line(), line({ activity: 'project-2' })]);
    expect(combineTopics([one], { now: NOW })[0]!.score).toBe(one.experts[0]!.score);
  });
});

describe('scoreAnyTopic', () => {
  it('counts a relation once, for the topic where it weighs most', () => {
    const near = line({ topic: { factor: 0.4, label: 'broader' } });
    const perTopic = [
      { topic: 'art', lines: [near] },
      { topic: 'dance', lines: [line(), line({ activity: 'project-2' })] },
    ];
    const [expert] = scoreAnyTopic(perTopic, { now: NOW });
    const [both] = scoreExperts(perTopic[1]!.lines, { now: NOW });
    expect(expert?.topics.map(({ topic }) => topic)).toEqual(['dance']);
    expect(expert?.score).toBe(both?.score);
  });

  it('finds those who know one of the topics alone', () => {
    const perTopic = [
      { topic: 'art', lines: [line({ actor: 'lab' })] },
      { topic: 'dance', lines: [line({ actor: 'xamk' })] },
    ];
    expect(scoreAnyTopic(perTopic, { now: NOW }).map(({ actor }) => actor)).toEqual(['lab', 'xamk']);
  });
});

describe('the order of equals', () => {
  const actors = Array.from({ length: 12 }, (_, number) => `actor-${number}`);
  const order = (turn: string, lines = actors.map((actor) => line({ actor }))) =>
    scoreExperts(lines, { now: NOW, turn }).map(({ actor }) => actor);

  it('is the same all day, whatever order the lines come in', () => {
    const lines = actors.toReversed().map((actor) => line({ actor }));
    expect(order('2026-11-24', lines)).toEqual(order('2026-11-24'));
  });

  it('puts everybody first on some day', () => {
    const days = Array.from({ length: 120 }, (_, day) => order(`day ${day}`)[0]);
    expect(new Set(days)).toEqual(new Set(actors));
  });

  it('never puts the weaker before the stronger', () => {
    const lines = [...actors.map((actor) => line({ actor, roleWeight: 0.5 })), line({ actor: 'strong' })];
    for (const day of ['a', 'b', 'c', 'd']) expect(order(day, lines)[0]).toBe('strong');
  });
});

describe('shown figures', () => {
  const shown = (value: number, decimals: number) =>
    Number(
      new Intl.NumberFormat('en', { maximumFractionDigits: decimals, useGrouping: false }).format(value),
    );
  const inUnits = (values: number[], decimals: number) =>
    values.reduce((total, value) => total + Math.round(value * 10 ** decimals), 0);

  it('gives the missing unit to the largest remainder', () => {
    expect(roundToSum([0.4101, 0.2048, 0.0007], 3)).toEqual([0.41, 0.205, 0.001]);
  });

  it('adds up to the score as it is shown, each within one unit of its own value', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 6, noNaN: true }), { maxLength: 30 }),
        fc.integer({ min: 0, max: 4 }),
        (values, decimals) => {
          const rounded = roundToSum(values, decimals);
          const total = values.reduce((sum, value) => sum + value, 0);
          expect(inUnits(rounded, decimals)).toBe(inUnits([shown(total, decimals)], decimals));
          rounded.forEach((value, i) =>
            expect(Math.abs(value - values[i]!)).toBeLessThan(10 ** -decimals + 1e-9),
          );
        },
      ),
    );
  });

  it('makes percentages of a hundred whole', () => {
    expect(roundToSum([100 / 3, 100 / 3, 100 / 3], 0)).toEqual([34, 33, 33]);
  });
});
