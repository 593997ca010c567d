import { afterEach, describe, expect, it } from 'vitest';
import { OverloadedError } from '../../server/http/errors.ts';
import type { Log } from '../../server/http/log.ts';
import type { Answered } from '../../server/serving/line.ts';
import type { Question } from '../../server/serving/question.ts';
import { startReaders, type Readers, type ReaderSettings } from '../../server/serving/readers.ts';
import type { TestReaderData } from './test-reader.ts';

const MODULE = new URL('./test-reader.ts', import.meta.url);
const open: Readers[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (readers) => readers.close()));
});

const question = (target: string): Question => ({
  method: 'GET',
  target,
  origin: 'http://solmu.example',
  headers: {},
  requestId: target,
});

interface World extends TestReaderData {
  readers: Readers;
  events: string[];
  get(target: string, heavy?: boolean): Promise<Answered>;
}

/** Threads that answer from revision 1. */
async function world(settings: Partial<ReaderSettings> = {}): Promise<World> {
  const data = {
    revision: new Int32Array(new SharedArrayBuffer(4)),
    begun: new Int32Array(new SharedArrayBuffer(4)),
    warmed: new Int32Array(new SharedArrayBuffer(4)),
  };
  data.revision[0] = 1;
  const events: string[] = [];
  const log: Log = (_level, event) => events.push(event);
  const readers = startReaders(
    { count: 2, atOnce: 1, queue: 10, timeoutMs: 10_000, module: MODULE, data, ...settings },
    log,
  );
  open.push(readers);
  await readers.renew();
  return {
    ...data,
    readers,
    events,
    get: async (target, heavy = false) => readers.ask(question(target), heavy).answer,
  };
}

const bodyOf = ({ answer }: Answered) =>
  JSON.parse(Buffer.from(answer.body).toString()) as Record<string, number>;

/** Until the condition holds; the test's own time limit ends it otherwise. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
}

describe('reader threads', () => {
  it('leave the main thread free while they compute, and compute side by side', async () => {
    const { get, readers } = await world();
    // Both are there when it counts.
    await until(() => readers.serving === 2);
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 5);
    const threads = await Promise.all([get('/burn/300'), get('/burn/300')]);
    clearInterval(ticking);
    expect(new Set(threads.map((answered) => bodyOf(answered)['thread'])).size).toBe(2);
    // Some sixty, had the machine nothing else to do.
    expect(ticks).toBeGreaterThan(10);
  });

  it('keep one thread free of heavy questions', async () => {
    const { get, begun, readers } = await world();
    await until(() => readers.serving === 2);
    const heavy = [get('/burn/400', true), get('/burn/1', true)];
    await until(() => Atomics.load(begun, 0) === 1);
    await get('/read');
    expect(readers.waiting).toBe(1);
    expect(Atomics.load(begun, 0)).toBe(2);
    await Promise.all(heavy);
  });

  it('refuse what comes when enough wait already, and say when to come back', async () => {
    const { get, begun } = await world({ count: 1, queue: 2 });
    const first = get('/burn/200');
    await until(() => Atomics.load(begun, 0) === 1);
    const waiting = [get('/read'), get('/read')];
    const refused = await get('/read').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(OverloadedError);
    expect(refused).toMatchObject({ reason: 'busy', retryAfter: 5 });
    expect((await Promise.all([first, ...waiting])).map(({ answer }) => answer.status)).toEqual([
      200, 200, 200,
    ]);
  });

  it('do not begin what nobody waits for any longer', async () => {
    const { get, readers, begun } = await world({ count: 1 });
    const first = get('/burn/150');
    await until(() => Atomics.load(begun, 0) === 1);
    const left = readers.ask(question('/read'), false);
    left.giveUp();
    await expect(left.answer).rejects.toBeInstanceOf(OverloadedError);
    await first;
    await get('/read');
    expect(Atomics.load(begun, 0)).toBe(2);
  });

  it('hand on what the app answers to an error', async () => {
    const { get } = await world({ count: 1 });
    expect((await get('/throw')).answer.status).toBe(500);
    expect((await get('/read')).answer.status).toBe(200);
  });

  it('are replaced when they break down; what they worked on is refused once, what waited is answered', async () => {
    const { get, events } = await world({ count: 1 });
    const [dying, waiting] = [get('/die'), get('/read')];
    await expect(dying).rejects.toMatchObject({ reason: 'interrupted' });
    expect(bodyOf(await waiting)['revision']).toBe(1);
    expect(events).toContain('reader ended');
  });

  it('are replaced when they take too long', async () => {
    const { get } = await world({ count: 1, timeoutMs: 300 });
    const before = bodyOf(await get('/read'))['thread'];
    await expect(get('/burn/60000')).rejects.toMatchObject({ reason: 'too-slow' });
    // Its place is filled after a moment that is longer than this pool lets anybody wait.
    const after = await Promise.any(
      Array.from({ length: 8 }, async (_, turn) => {
        await new Promise((done) => setTimeout(done, turn * 250));
        return get('/read');
      }),
    );
    expect(bodyOf(after)['thread']).not.toBe(before);
  });

  it('work on several questions at once where they wait for a server', async () => {
    const { get, begun } = await world({ count: 1, atOnce: 3 });
    const answers = [get('/sleep/100'), get('/sleep/100'), get('/sleep/100'), get('/read')];
    await until(() => Atomics.load(begun, 0) === 3);
    expect((await Promise.all(answers)).length).toBe(4);
  });

  it('answer from the old graph or the new one, never back again, while one after the other reads it', async () => {
    const { get, readers, revision } = await world();
    const seen: number[] = [];
    for (let next = 2; next <= 11; next += 1) {
      Atomics.store(revision, 0, next);
      const state = { isRenewed: false };
      const renewing = readers.renew().then(() => (state.isRenewed = true));
      while (!state.isRenewed) seen.push(bodyOf(await get('/read'))['revision'] as number);
      await renewing;
      seen.push(bodyOf(await get('/read'))['revision'] as number);
      expect(seen.at(-1)).toBe(next);
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('answer at once at the start, and derive what answers need when others answer meanwhile', async () => {
    const { get, readers, warmed, revision } = await world();
    // The first took the questions cold; then the second and the first derive in turns.
    expect(bodyOf(await get('/read'))['revision']).toBe(1);
    await until(() => Atomics.load(warmed, 0) === 2 && readers.serving === 2);
    Atomics.store(revision, 0, 2);
    await readers.renew();
    await until(() => Atomics.load(warmed, 0) === 4 && readers.serving === 2);

    const alone = await world({ count: 1 });
    await alone.get('/read');
    expect(Atomics.load(alone.warmed, 0)).toBe(0);
  });

  it('let what was asked be answered when they close', async () => {
    const { get, readers, begun } = await world({ count: 1 });
    const asked = [get('/burn/100'), get('/read')];
    await until(() => Atomics.load(begun, 0) === 1);
    await readers.close();
    expect((await Promise.all(asked)).map(({ answer }) => answer.status)).toEqual([200, 200]);
  });
});
