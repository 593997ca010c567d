/** Many texts as one run of bytes that threads share: text i is `bytes[offsets[i]] … bytes[offsets[i + 1] - 1]`, UTF-8. */
export interface Texts {
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly offsets: Uint32Array<SharedArrayBuffer>;
}

const FIRST_BYTES = 1 << 16;

/** Collects texts one by one. */
export function collectTexts(): { add(text: string): void; length: number; done(): Texts } {
  let bytes = Buffer.allocUnsafe(FIRST_BYTES);
  let used = 0;
  const ends: number[] = [];
  return {
    add(text) {
      const most = text.length * 3;
      if (used + most > bytes.length) bytes = grown(bytes, used, used + most);
      used += bytes.write(text, used);
      ends.push(used);
    },
    get length() {
      return ends.length;
    },
    done() {
      const shared = new Uint8Array(new SharedArrayBuffer(used));
      shared.set(bytes.subarray(0, used));
      return { bytes: shared, offsets: sharedNumbers([0, ...ends]) };
    },
  };
}

function grown(bytes: Buffer, used: number, least: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, least));
  bytes.copy(larger, 0, 0, used);
  return larger;
}

/** Reads single texts. */
export function readTexts({ bytes, offsets }: Texts): (index: number) => string {
  const buffer = Buffer.from(bytes.buffer);
  return (index) => buffer.toString('utf8', offsets[index], offsets[index + 1]);
}

/** Whole numbers in memory that threads share. */
export function sharedNumbers(numbers: ArrayLike<number>): Uint32Array<SharedArrayBuffer> {
  const shared = new Uint32Array(new SharedArrayBuffer(numbers.length * 4));
  shared.set(numbers);
  return shared;
}

/** Whole numbers below 256 in memory that threads share. */
export function sharedBytes(numbers: ArrayLike<number>): Uint8Array<SharedArrayBuffer> {
  const shared = new Uint8Array(new SharedArrayBuffer(numbers.length));
  shared.set(numbers);
  return shared;
}
