import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random.ts';
import type { Proxy } from './proxy.ts';

/** A server that may be harmed. */
export interface Power {
  /** Holds it still for so many milliseconds, alive but silent. */
  freeze(ms: number): Promise<void>;
  /** Ends it as a power cut would, and starts it again on what it left. */
  kill(): Promise<void>;
  /** Stops it in good order and starts it again. */
  restart(): Promise<void>;
}

/** What a fault works on: the way by which Solmu writes, the one by which its web server reads, the server itself. */
export interface Means {
  writing: Proxy;
  reading: Proxy;
  random: Random;
  power: Power | null;
}

/** Longer than a store waits for an answer. */
const LONG_SILENCE_MS = 6_000;
/** Longer than a driver tries again before it says that nobody is there. */
const LONG_ABSENCE_MS = 4_000;

/** Each does its harm, mends it and resolves. */
export const FAULTS = {
  'connections cut at any byte': async ({ writing, reading, random }) => {
    await Promise.all([
      writing.cutAfter(random.between(0, 60_000)),
      reading.cutAfter(random.between(0, 2_000)),
    ]);
  },
  'the answer to a COMMIT lost': ({ writing }) => writing.cutAtCommit('after'),
  'a COMMIT lost': ({ writing }) => writing.cutAtCommit('before'),
  'a way that is silent': async ({ writing, reading }) => {
    writing.stall();
    reading.stall();
    await pause(LONG_SILENCE_MS);
    writing.pass();
    reading.pass();
  },
  'a way that is closed': async ({ writing, reading, random }) => {
    writing.refuse();
    reading.refuse();
    await pause(LONG_ABSENCE_MS + random.between(0, 1_000));
    writing.pass();
    reading.pass();
  },
  'a server that is silent': ({ power }) => theServer(power).freeze(LONG_SILENCE_MS),
  'a server that is killed': ({ power }) => theServer(power).kill(),
  'a server that is restarted': ({ power }) => theServer(power).restart(),
} satisfies Record<string, (means: Means) => Promise<void>>;

export type Fault = keyof typeof FAULTS;

/** Those that leave the server alone. */
export const FAULTS_ON_THE_WAY: readonly Fault[] = [
  'connections cut at any byte',
  'the answer to a COMMIT lost',
  'a COMMIT lost',
  'a way that is silent',
  'a way that is closed',
];

/** Those during which readers must be told to come again. */
export const NOTICED: ReadonlySet<Fault> = new Set<Fault>([
  'a way that is silent',
  'a way that is closed',
  'a server that is silent',
  'a server that is killed',
  'a server that is restarted',
]);

/** Those after which the server has just started. */
export const COLD: ReadonlySet<Fault> = new Set<Fault>([
  'a server that is killed',
  'a server that is restarted',
]);

function theServer(power: Power | null): Power {
  if (power) return power;
  throw new Error('This server is shared and is left alone');
}
