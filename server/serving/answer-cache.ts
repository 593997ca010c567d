import type { Prepared } from './prepared.ts';

/** Where and under what an answer is kept. */
export interface CacheKey {
  /** Origin, language and target. */
  key: string;
  /** What the reader's Accept header says, for answers that depend on it. */
  accept: string;
}

/** Answers of one revision and one day, ready to be written. */
export interface AnswerCache {
  get(at: CacheKey): Prepared | undefined;
  /** A stamp for an answer that is about to be made. */
  stamp(): number;
  /** Keeps an answer, unless the cache was emptied since the stamp; `varies` when it depends on Accept. */
  keep(at: CacheKey, prepared: Prepared, since: { stamp: number; varies: boolean }): boolean;
  /** The kept answer got another form. */
  grow(at: CacheKey, prepared: Prepared, bytes: number): void;
  /** Forgets everything: the graph has changed. */
  empty(): void;
  readonly bytes: number;
  readonly size: number;
}

interface Kept {
  prepared: Prepared;
  bytes: number;
}

const HOUR_MS = 3_600_000;
/** What an entry takes beside its bodies, about. */
const ENTRY_BYTES = 1500;
/** An answer that would crowd out too many others is not kept. */
const MOST_SHARE = 1 / 4;

const FINNISH_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' });

/** A cache of at most `mostBytes`; what was asked for longest ago goes first. */
export function createAnswerCache(mostBytes: number, clock: () => Date): AnswerCache {
  const kept = new Map<string, Kept | 'varies'>();
  let bytes = 0;
  let stamp = 0;
  let hour = 0;
  let day = '';
  const empty = () => {
    kept.clear();
    bytes = 0;
    stamp += 1;
  };
  const forgetYesterday = () => {
    const now = clock();
    const thisHour = Math.floor(now.getTime() / HOUR_MS);
    // Helsinki's midnight is a full hour of UTC.
    if (thisHour === hour) return;
    hour = thisHour;
    const today = FINNISH_DAY.format(now);
    if (today !== day) empty();
    day = today;
  };
  const placeOf = ({ key, accept }: CacheKey) => (kept.get(key) === 'varies' ? variant(key, accept) : key);
  const drop = (place: string) => {
    const old = kept.get(place);
    if (old !== undefined && old !== 'varies') bytes -= old.bytes;
    kept.delete(place);
  };
  const makeRoom = () => {
    for (const place of kept.keys()) {
      if (bytes <= mostBytes) return;
      drop(place);
    }
  };
  return {
    get(at) {
      forgetYesterday();
      const place = placeOf(at);
      const found = kept.get(place);
      if (found === undefined || found === 'varies') return undefined;
      kept.delete(place);
      kept.set(place, found);
      return found.prepared;
    },
    stamp() {
      forgetYesterday();
      return stamp;
    },
    keep(at, prepared, since) {
      forgetYesterday();
      const size = prepared.plain.bytes + ENTRY_BYTES;
      if (since.stamp !== stamp || size > mostBytes * MOST_SHARE) return false;
      if (since.varies && kept.get(at.key) !== 'varies') {
        drop(at.key);
        kept.set(at.key, 'varies');
      }
      const place = placeOf(at);
      drop(place);
      kept.set(place, { prepared, bytes: size });
      bytes += size;
      makeRoom();
      return true;
    },
    grow(at, prepared, more) {
      const found = kept.get(placeOf(at));
      if (found === undefined || found === 'varies' || found.prepared !== prepared) return;
      found.bytes += more;
      bytes += more;
      makeRoom();
    },
    empty,
    get bytes() {
      return bytes;
    },
    get size() {
      return kept.size;
    },
  };
}

function variant(key: string, accept: string): string {
  return `${key}\n${accept}`;
}
