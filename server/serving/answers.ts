import type { AnswerCache, CacheKey } from './answer-cache.ts';
import { findAnswer, type Answerers, type Finding } from './find-answer.ts';
import type { Cost } from '../http/costs.ts';
import { addEncoding, prepare, type Prepared } from './prepared.ts';
import type { Encoding } from './encode.ts';
import { headerOf, type Answer, type Question } from './question.ts';

/** A question with what it is kept under. */
export interface Wanted {
  at: CacheKey;
  path: string;
  cost: Cost;
}

/** An answer that is on its way. */
export interface Coming {
  prepared: Promise<Prepared>;
  /** One less waits for it. */
  leave(): void;
}

/** Answers, kept or found; equal questions at one time are answered once. */
export interface Answers {
  kept(wanted: Wanted): Prepared | undefined;
  find(wanted: Wanted, question: () => Question): Coming;
  /** Makes a kept answer's form in an encoding; resolves when it is there or cannot be made. */
  encode(wanted: Wanted, prepared: Prepared, encoding: Encoding): Promise<void>;
}

interface Pending {
  prepared: Promise<Prepared>;
  finding: Finding;
  waiting: number;
}

const KEPT_STATUS = new Set([200, 301, 404, 410]);

export function createAnswers(answerers: Answerers, cache: AnswerCache): Answers {
  const { ask, snapshots } = answerers;
  /** Built files are the same for ever, whatever the store says. */
  const assets = new Map<string, Prepared>();
  const pending = new Map<string, Pending>();

  const keep = (wanted: Wanted, prepared: Prepared, answer: Answer, stamp: number) => {
    if (!KEPT_STATUS.has(answer.status) || headerOf(answer, 'cache-control') === 'no-store') return;
    if (!isAsset(wanted)) cache.keep(wanted.at, prepared, { stamp, varies: variesByAccept(answer) });
    else if (answer.status === 200) assets.set(wanted.path, prepared);
  };
  const start = (wanted: Wanted, question: Question): Pending => {
    const stamp = cache.stamp();
    const finding = findAnswer(answerers, question, wanted);
    const prepared = finding.found.then(
      ({ answer, revision }) => {
        const ready = prepare(answer);
        if (revision === null || revision === snapshots.latest()?.projection.revision)
          keep(wanted, ready, answer, stamp);
        return ready;
      },
      // The app tells errors in the reader's language, as problem, page or frame.
      async (error: Error) => prepare(await ask(question, error)),
    );
    return { prepared, finding, waiting: 0 };
  };
  return {
    kept(wanted) {
      if (isAsset(wanted)) return assets.get(wanted.path);
      return snapshots.healthy() ? cache.get(wanted.at) : undefined;
    },
    find(wanted, question) {
      const name = `${wanted.at.key}\n${wanted.at.accept}`;
      const one = pending.get(name) ?? start(wanted, question());
      const forget = () => {
        if (pending.get(name) === one) pending.delete(name);
      };
      if (one.waiting === 0) {
        pending.set(name, one);
        one.prepared.then(forget, forget);
      }
      one.waiting += 1;
      const leave = () => {
        one.waiting -= 1;
        if (one.waiting > 0) return;
        forget();
        one.finding.giveUp();
      };
      return { prepared: one.prepared, leave };
    },
    async encode(wanted, prepared, encoding) {
      if (this.kept(wanted) !== prepared) return;
      const forEver = isAsset(wanted);
      const grown = (bytes: number) => forEver || cache.grow(wanted.at, prepared, bytes);
      // It stays plain where zlib fails.
      await addEncoding(prepared, encoding, grown, forEver).catch(() => {});
    },
  };
}

function isAsset({ path }: Wanted): boolean {
  return path.startsWith('/assets/');
}

function variesByAccept(answer: Answer): boolean {
  const vary = headerOf(answer, 'vary') ?? '';
  return vary.split(',').some((name) => name.trim().toLowerCase() === 'accept');
}
