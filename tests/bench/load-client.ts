/**
 * A process of its own that asks over connections that stay open and measures how long each answer takes, so that
 * measuring does not take time from what is measured. It speaks no more HTTP than it needs, to be faster than any server.
 */
import { connect, type Socket } from 'node:net';

/** What to ask. */
export interface Ask {
  /** Servers that take turns, request by request: noise of the machine meets all of them alike. */
  lanes: { url: string; targets: string[] }[];
  /** Requests at once. */
  connections: number;
  /** Ends after so many milliseconds even if there are targets left; they begin again where there is time left and `repeat`. */
  ms: number;
  repeat?: boolean;
}

/** What came of it, a lane each. */
export interface Asked {
  lanes: { ms: number[]; bytes: number; failed: string | null }[];
  seconds: number;
}

interface Answer {
  status: number;
  bytes: number;
}

interface Connection {
  get(target: string): Promise<Answer>;
  close(): void;
}

function open(url: string): Connection {
  const { hostname, port, host } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  let buffer = Buffer.alloc(0);
  let expected = -1;
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;
  let status = 0;
  let start = 0;
  const fail = (error: Error) => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error(`${url} closed the connection`)));
  socket.on('data', (chunk) => {
    if (expected >= 0) {
      expected -= chunk.length;
    } else {
      buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
      const end = buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = buffer.toString('latin1', 0, end);
      const length = /\r\ncontent-length: *(\d+)/i.exec(head);
      if (!length) {
        fail(new Error(`${url} tells no Content-Length`));
        return;
      }
      status = Number(head.slice(9, 12));
      start = Number(length[1]);
      expected = start - (buffer.length - end - 4);
    }
    if (expected > 0) return;
    const done = waiting;
    waiting = null;
    buffer = Buffer.alloc(0);
    expected = -1;
    done?.resolve({ status, bytes: start });
  });
  return {
    get: (target) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      }),
    close: () => void socket.destroy(),
  };
}

async function ask({ lanes, connections, ms, repeat = false }: Ask): Promise<Asked> {
  const results: Asked['lanes'] = lanes.map(() => ({ ms: [], bytes: 0, failed: null }));
  const started = performance.now();
  let next = 0;
  const most = repeat ? Infinity : Math.min(...lanes.map(({ targets }) => targets.length));
  const worker = async () => {
    const open1 = lanes.map(({ url }) => open(url));
    while (next < most && performance.now() - started < ms) {
      const turn = next;
      next += 1;
      for (const [lane, { targets }] of lanes.entries()) {
        const target = targets[turn % targets.length] as string;
        const asked = performance.now();
        const { status, bytes } = await (open1[lane] as Connection).get(target);
        const result = results[lane] as Asked['lanes'][number];
        result.ms.push(performance.now() - asked);
        result.bytes += bytes;
        if (status !== 200) result.failed ??= `${status} for ${target}`;
      }
    }
    for (const connection of open1) connection.close();
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return { lanes: results, seconds: (performance.now() - started) / 1000 };
}

process.on('message', (message) => {
  ask(message as Ask).then(
    (asked) => process.send?.(asked),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
