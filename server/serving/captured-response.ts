import type { Answer } from './question.ts';

type Chunk = string | Uint8Array | null | undefined;
const LEFT_OUT = new Set(['content-length', 'transfer-encoding', 'connection']);
const encoder = new TextEncoder();

/** What node-server writes its answer to when no socket waits for it: the part of ServerResponse that it uses. */
export class CapturedResponse {
  destroyed = false;
  writableFinished = true;
  #status = 200;
  #headers: string[] = [];
  readonly #chunks: Uint8Array<ArrayBuffer>[] = [];
  readonly #settle: (answer: Answer | Error) => void;

  constructor(settle: (answer: Answer | Error) => void) {
    this.#settle = settle;
  }

  writeHead(status: number, headers: Readonly<Record<string, string | string[] | number>> = {}): this {
    this.#status = status;
    this.#headers = Object.entries(headers).flatMap(([name, value]) =>
      LEFT_OUT.has(name.toLowerCase()) ? [] : pairs(name.toLowerCase(), value),
    );
    return this;
  }

  write(chunk: Chunk): boolean {
    if (chunk !== null && chunk !== undefined) this.#chunks.push(bytesOf(chunk));
    return true;
  }

  end(chunk?: Chunk): this {
    this.write(chunk);
    this.#settle({ status: this.#status, headers: this.#headers, body: joined(this.#chunks) });
    return this;
  }

  destroy(error?: Error): this {
    this.destroyed = true;
    this.#settle(error ?? new Error('The answer was given up'));
    return this;
  }

  hasHeader(): boolean {
    return false;
  }

  on(): this {
    return this;
  }

  once(): this {
    return this;
  }

  off(): this {
    return this;
  }
}

function pairs(name: string, value: string | string[] | number): string[] {
  return Array.isArray(value) ? value.flatMap((one) => [name, one]) : [name, String(value)];
}

/** Bytes in memory of their own, so that they can be handed to another thread. */
function bytesOf(chunk: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return typeof chunk === 'string' ? encoder.encode(chunk) : new Uint8Array(chunk);
}

function joined(chunks: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  if (chunks.length === 1) return chunks[0] as Uint8Array<ArrayBuffer>;
  const whole = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
