import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import { StoreUnavailableError } from '../errors.ts';
import { namedError, tooSlow, wentSilent } from './failures.ts';
import { openLine, type Line } from './line.ts';
import { prepareSchema } from './migrations.ts';

/** How to reach a Neo4j 5.26 or newer: `neo4j://` for clusters and Aura, `bolt://` for one server. */
export interface Neo4jOptions {
  uri: string;
  user: string;
  password: string;
  database: string;
}

/** How long a caller waits at most, in milliseconds. */
export interface Patience {
  read: number;
  write: number;
  /** For reading or clearing all that the database holds. */
  whole: number;
}

const PATIENCE: Patience = { read: 8_000, write: 60_000, whole: 1_800_000 };
const CONNECT_MS = 3_000;
const ACQUIRE_MS = 4_000;
const RETRY_MS = 1_500;

/** The database holds no Solmu store, although it did: somebody emptied or replaced it. */
export class StoreVanishedError extends StoreUnavailableError {
  override name = 'StoreVanishedError';
  constructor() {
    super('The store in this Neo4j database is gone; a new one is begun', { retryAfter: 1 });
  }
}

/**
 * Runs one query in the transaction at hand and answers its rows as plain objects. The query finds the parameters
 * in the one map `$q`: Neo4j plans a text anew (some 150 ms) for each new combination of nulls and of list lengths by
 * powers of ten among its parameters, but does not look into a map.
 */
export interface Run {
  <T>(text: string, parameters?: Record<string, unknown>): Promise<T[]>;
  /** Hands over the rows as they come, so that they need not fit into memory together. */
  each<T>(text: string, visit: (row: T) => void): Promise<void>;
  /** Whether the query changed anything. */
  changes(text: string): Promise<boolean>;
}

type Work<T> = (run: Run) => Promise<T>;

/** A Neo4j that is found whenever it answers; every failure is one of the store's named errors. */
export interface Connection {
  /** Runs `work` in a transaction that may be tried again, so `work` must not keep state. */
  read<T>(work: Work<T>): Promise<T>;
  /** A read that may take as long as a write. */
  readLong<T>(work: Work<T>): Promise<T>;
  /** As `read`, on the server that takes writes; durable when it answers. */
  write<T>(work: Work<T>): Promise<T>;
  /** A write that may take as long as reading everything. */
  writeLong<T>(work: Work<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens a connection without asking the server: the first call that reaches it brings the schema up to date. */
export function openConnection(options: Neo4jOptions, patient: Partial<Patience> = {}): Connection {
  const patience = { ...PATIENCE, ...patient };
  // Reads on another member of a cluster wait until they see what this process wrote.
  const bookmarkManager = neo4j.bookmarkManager();
  let line = openLine(createDriver(options));
  let prepared: Promise<void> | null = null;
  let closed = false;

  const transact = <T>(driver: Driver, mode: 'read' | 'write', ms: number, work: Work<T>): Promise<T> => {
    const session = driver.session({ database: options.database, bookmarkManager });
    const perform = (transaction: ManagedTransaction) => work(runnerOf(transaction));
    const done =
      mode === 'read'
        ? session.executeRead(perform, { timeout: ms })
        : session.executeWrite(perform, { timeout: ms });
    return done.finally(() => void session.close().catch(() => {}));
  };

  // A connection whose other end went silent never comes back by itself: later calls start with new ones.
  const setAside = (silent: Line) => {
    if (silent !== line || closed) return;
    line = openLine(createDriver(options));
    void silent.giveUp(wentSilent(options)).catch(() => {});
  };

  const timely = <T>(mode: 'read' | 'write', ms: number, work: Work<T>): Promise<T> => {
    const used = line;
    return within(ms, used.wait(transact(used.driver, mode, ms, work)), () => {
      setAside(used);
      return tooSlow(options, ms);
    });
  };

  // Timed step by step: a first call that gives up must not leave later ones waiting for what never comes.
  const ready = () =>
    (prepared ??= prepareSchema(
      options.uri,
      (work) => timely('read', patience.read, work),
      (work) => timely('write', patience.write, work),
    ).catch((error: unknown) => {
      prepared = null;
      throw error;
    }));

  const attempt = async <T>(mode: 'read' | 'write', ms: number, work: Work<T>): Promise<T> => {
    if (closed) throw new StoreUnavailableError('This store was closed');
    // A new database takes a while to make its indexes; each step of that has its own patience.
    const answer = ready().then(() => timely(mode, ms, work));
    return answer.catch((error: unknown) => {
      throw namedError(options, error);
    });
  };

  const call = <T>(mode: 'read' | 'write', ms: number, work: Work<T>): Promise<T> =>
    attempt(mode, ms, work).catch((error: unknown) => {
      if (!(error instanceof StoreVanishedError)) throw error;
      prepared = null;
      return attempt(mode, ms, work);
    });

  return {
    read: (work) => call('read', patience.read, work),
    readLong: (work) => call('read', patience.write, work),
    write: (work) => call('write', patience.write, work),
    writeLong: (work) => call('write', patience.whole, work),
    close: async () => {
      closed = true;
      await line.giveUp(new StoreUnavailableError('This store was closed'));
    },
  };
}

function createDriver({ uri, user, password }: Neo4jOptions): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    connectionTimeout: CONNECT_MS,
    connectionAcquisitionTimeout: ACQUIRE_MS,
    maxTransactionRetryTime: RETRY_MS,
    disableLosslessIntegers: true,
    telemetryDisabled: true,
    userAgent: 'solmu',
  });
}

function runnerOf(transaction: ManagedTransaction): Run {
  const run = async <T>(text: string, parameters: Record<string, unknown> = {}) => {
    const { records } = await transaction.run(text, { q: parameters });
    return records.map((record) => record.toObject() as T);
  };
  const each = async <T>(text: string, visit: (row: T) => void) => {
    for await (const record of transaction.run(text, { q: {} })) visit(record.toObject() as T);
  };
  const changes = async (text: string) => {
    const { summary } = await transaction.run(text);
    return summary.counters.containsUpdates();
  };
  return Object.assign(run, { each, changes });
}

async function within<T>(ms: number, answer: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
