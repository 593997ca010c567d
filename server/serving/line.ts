import { OverloadedError } from '../http/errors.ts';
import type { Answer, Question } from './question.ts';

export interface Answered {
  answer: Answer;
  /** The revision it was read from. */
  revision: number;
}

/** A question that waits or is being worked on. */
export interface Put {
  readonly question: Question;
  readonly heavy: boolean;
  resolve(answered: Answered): void;
  reject(error: Error): void;
}

/** A question that has been put. */
export interface Asked {
  /** Rejects with OverloadedError when too many wait, it takes too long, or its thread breaks down. */
  answer: Promise<Answered>;
  /** Nobody waits any longer: it is not begun if it has not been. */
  giveUp(): void;
}

/** Seconds after which it makes sense to ask again. */
export const COME_BACK_IN = 5;

/** Questions that wait for a thread, first come first served where a thread will take them. */
export interface Line {
  /** Puts a question at the end; refuses it when `most` wait already, or when none has taken it in time. */
  join(question: Question, heavy: boolean): Asked;
  /** Offers each question that waits to `take`, which answers whether it took it. */
  offer(take: (put: Put) => boolean): void;
  readonly length: number;
}

/** A line of at most `most` questions, each of which waits `patienceMs` at most. */
export function createLine(most: number, patienceMs: number, onJoin: () => void): Line {
  const waiting = new Map<Put, NodeJS.Timeout>();
  const leave = (put: Put) => {
    clearTimeout(waiting.get(put));
    return waiting.delete(put);
  };
  const refuse = (put: Put) => {
    if (leave(put)) put.reject(new OverloadedError('busy', COME_BACK_IN));
  };
  return {
    join(question, heavy) {
      const { promise, resolve, reject } = Promise.withResolvers<Answered>();
      const put: Put = { question, heavy, resolve, reject };
      waiting.set(put, setTimeout(refuse, patienceMs, put));
      onJoin();
      if (waiting.size > most) refuse(put);
      return { answer: promise, giveUp: () => refuse(put) };
    },
    offer(take) {
      for (const put of waiting.keys()) if (take(put)) leave(put);
    },
    get length() {
      return waiting.size;
    },
  };
}
