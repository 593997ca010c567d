import type { Cost } from '../http/costs.ts';
import { OverloadedError } from '../http/errors.ts';
import type { Projection } from '../projection/projection.ts';
import type { FollowingSnapshot } from '../snapshot.ts';
import type { Ask } from './ask-app.ts';
import { COME_BACK_IN } from './line.ts';
import type { Answer, Question } from './question.ts';
import type { Readers } from './readers.ts';

/** Who can answer. */
export interface Answerers {
  /** Answers in this thread. */
  ask: Ask;
  /** The threads that compute; null where this thread does everything. */
  readers: Readers | null;
  snapshots: FollowingSnapshot;
}

/** A question that somebody has been given to answer. */
export interface Finding {
  found: Promise<Found>;
  /** Nobody waits any longer: it is not begun if it has not been. */
  giveUp(): void;
}

interface Found {
  answer: Answer;
  /** The revision that a reader read it from; null where this thread answered. */
  revision: number | null;
}

/** From this cost on a question is so heavy that some thread stays free of its kind. */
const HEAVY = 10;

/** Has this thread answer what it reads off a record, and a reader what has to be computed. */
export function findAnswer(
  { ask, readers, snapshots }: Answerers,
  question: Question,
  { path, cost }: { path: string; cost: Cost },
): Finding {
  if (readers === null || !isForReader(path, cost, snapshots))
    return { found: ask(question).then((answer) => ({ answer, revision: null })), giveUp: () => {} };
  let giveUp = () => {};
  let isLeft = false;
  const putToReader = async () => {
    // While the store is down this rejects, so that no reader answers from what it still has.
    if (!snapshots.healthy()) await snapshots.get();
    if (isLeft) throw new OverloadedError('busy', COME_BACK_IN);
    const asked = readers.ask(question, cost.cost >= HEAVY);
    giveUp = asked.giveUp;
    return asked.answer;
  };
  return {
    found: putToReader(),
    giveUp: () => {
      isLeft = true;
      giveUp();
    },
  };
}

const ONE_ENTITY = /^\/api\/v1\/entities\/([^/]+)/;

/** How many relations an entity may have for a question `by-size` to be answered here. */
const FEW = 100;

function isForReader(path: string, cost: Cost, snapshots: FollowingSnapshot): boolean {
  const id = ONE_ENTITY.exec(path)?.[1];
  if (id === undefined) return cost.thread !== 'main';
  const projection = snapshots.latest()?.projection;
  const place = projection?.index(id);
  // For an id that is not there, the nearest is looked for among all.
  if (projection === undefined || place === undefined) return true;
  return cost.thread === 'by-size' ? relationsAt(projection, place) > FEW : cost.thread === 'reader';
}

function relationsAt({ columns: { relations } }: Projection, place: number): number {
  return [relations.leavingFrom, relations.reachingFrom].reduce(
    (sum, offsets) => sum + (offsets[place + 1] as number) - (offsets[place] as number),
    0,
  );
}
