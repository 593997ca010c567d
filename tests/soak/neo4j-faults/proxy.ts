import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut and held up. */
export interface Proxy {
  uri: string;
  /** Carries everything again, what it held back first. */
  pass(): void;
  /** Ends every connection and hangs up on new ones. */
  refuse(): void;
  /** Keeps connections and takes new ones, but carries nothing either way. */
  stall(): void;
  /** Ends every connection when so many more bytes were carried; resolves then. */
  cutAfter(bytes: number): Promise<void>;
  /** Ends the connection over which a write's COMMIT goes next: before the server has it, or after, its answer lost. */
  cutAtCommit(when: 'before' | 'after'): Promise<void>;
  close(): Promise<void>;
}

interface Pair {
  client: Socket;
  server: Socket;
  /** Whether the transaction at hand writes. */
  writes: boolean;
  /** Whether the server's next words are its answer to a COMMIT and get lost. */
  losesAnswer: boolean;
}

// A COMMIT message of Bolt in its frame, and what only the transactions that write a change set say before it.
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);
const WRITES = 'CREATE (c:Commit)';

/** Listens on 127.0.0.1 for whoever wants to reach the Bolt port. */
export async function openProxy(boltPort: number): Promise<Proxy> {
  const pairs = new Set<Pair>();
  let mode: 'pass' | 'refuse' | 'stall' = 'pass';
  let cut: { bytes: number; done: () => void } | null = null;
  let atCommit: { when: 'before' | 'after'; done: () => void } | null = null;

  const end = (pair: Pair) => {
    pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  };
  const carry = (chunk: Buffer, to: Socket) => {
    if (!cut || chunk.length < cut.bytes) {
      if (cut) cut.bytes -= chunk.length;
      to.write(chunk);
      return;
    }
    to.write(chunk.subarray(0, cut.bytes));
    const { done } = cut;
    cut = null;
    for (const pair of pairs) end(pair);
    done();
  };
  const fromClient = (pair: Pair, chunk: Buffer) => {
    if (chunk.includes(WRITES)) pair.writes = true;
    if (!chunk.includes(COMMIT)) return carry(chunk, pair.server);
    const here = pair.writes && atCommit;
    pair.writes = false;
    if (!here) return carry(chunk, pair.server);
    if (here.when === 'after') {
      pair.losesAnswer = true;
      return carry(chunk, pair.server);
    }
    atCommit = null;
    end(pair);
    return here.done();
  };
  const fromServer = (pair: Pair, chunk: Buffer) => {
    if (!pair.losesAnswer) return carry(chunk, pair.client);
    const done = atCommit?.done;
    atCommit = null;
    end(pair);
    return done?.();
  };
  const listener = createServer((client) => {
    if (mode === 'refuse') return void client.destroy();
    const pair = { client, server: connect(boltPort, '127.0.0.1'), writes: false, losesAnswer: false };
    pairs.add(pair);
    client.on('data', (chunk) => fromClient(pair, chunk));
    pair.server.on('data', (chunk) => fromServer(pair, chunk));
    for (const socket of [client, pair.server]) {
      if (mode === 'stall') socket.pause();
      socket.on('error', () => end(pair));
      socket.on('close', () => end(pair));
    }
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const sockets = () => [...pairs].flatMap(({ client, server }) => [client, server]);
  return {
    uri: `bolt://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    pass: () => {
      mode = 'pass';
      for (const socket of sockets()) socket.resume();
    },
    refuse: () => {
      mode = 'refuse';
      for (const pair of pairs) end(pair);
    },
    stall: () => {
      mode = 'stall';
      for (const socket of sockets()) socket.pause();
    },
    cutAfter: (bytes) => new Promise((done) => (cut = { bytes, done })),
    cutAtCommit: (when) => new Promise((done) => (atCommit = { when, done })),
    close: async () => {
      for (const pair of pairs) end(pair);
      listener.close();
      await once(listener, 'close');
    },
  };
}
