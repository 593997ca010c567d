import { createHash, type Hash } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { ContentsVisitor, GraphStore, StoredKind } from '../store/graph-store.ts';

/** The form of the dumps that this Solmu writes; it reads all up to this one. */
export const DUMP_FORMAT = 1;

const PACKAGE = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const CHUNK_BYTES = 1 << 20;

/** What a dump holds. */
export interface Dumped {
  revision: number;
  counts: Record<StoredKind, number>;
}

/**
 * Writes all that a store holds as lines of JSON: a header, the records by kind and id, and a last line with their
 * number and digest, by which a dump that was cut off is known. Equal stores give equal bytes, whatever their engine.
 */
export async function writeDump(store: GraphStore, path: string, compress: boolean): Promise<Dumped> {
  const file = openSync(path, 'w', 0o600);
  try {
    const writer = dumpWriter(file, compress);
    await store.visitContents(writer.visitor);
    return writer.end();
  } finally {
    closeSync(file);
  }
}

function dumpWriter(file: number, compress: boolean): { visitor: ContentsVisitor; end(): Dumped } {
  let dumped: Dumped | null = null;
  let digest: Hash = createHash('sha256');
  let lines = 0;
  let waiting: string[] = [];
  let size = 0;

  const flush = () => {
    const bytes = Buffer.from(waiting.join(''));
    // Members of a gzip file may follow each other, so each chunk is one: nothing waits for the end.
    if (bytes.length > 0) writeAll(file, compress ? gzipSync(bytes) : bytes);
    waiting = [];
    size = 0;
  };
  const write = (line: unknown) => {
    const text = `${JSON.stringify(line)}\n`;
    digest.update(text);
    lines += 1;
    waiting.push(text);
    size += text.length;
    if (size >= CHUNK_BYTES) flush();
  };
  return {
    visitor: {
      begin(contents) {
        ftruncateSync(file, 0);
        [digest, lines, waiting, size] = [createHash('sha256'), 0, [], 0];
        dumped = contents;
        const { revision, counts } = contents;
        write({ kind: 'solmu-dump', format: DUMP_FORMAT, solmu: PACKAGE.version, revision, counts });
      },
      stored: ({ kind, record }) => write({ kind, record }),
    },
    end() {
      if (dumped === null) throw new Error('The store handed nothing over');
      write({ kind: 'end', lines, sha256: digest.copy().digest('hex') });
      flush();
      return dumped;
    },
  };
}

function writeAll(file: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}
