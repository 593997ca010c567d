import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { rememberTexts } from './remember-texts.ts';

export type Encoding = 'br' | 'gzip';

/** Below this a body fits one packet anyway. */
const LEAST_BYTES = 1000;
const COMPRESSIBLE =
  /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml)|image\/svg\+xml|application\/(?:x-ndjson|javascript))/;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Whether a body of this type and length gets smaller by compressing. */
export function isCompressible(type: string | null, length: number): boolean {
  return length >= LEAST_BYTES && type !== null && COMPRESSIBLE.test(type);
}

/** The body in an encoding, made in libuv's pool. `dense` takes its time; without it 1 MB takes some 30 ms. */
export async function encode(body: Uint8Array, encoding: Encoding, dense = false): Promise<Uint8Array> {
  if (encoding === 'gzip') return zip(body, { level: dense ? 9 : 5 });
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: dense ? 9 : 4,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return brotli(body, { params });
}

/** The encoding that a reader's Accept-Encoding likes best, brotli before gzip; null for the plain body. */
export const acceptedEncoding: (header: string) => Encoding | null = rememberTexts((header) => {
  const qualities = new Map(
    header.split(',').map((part) => {
      const [name = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const quality = parameters.map((one) => /^q=([\d.]+)$/.exec(one)?.[1]).find(Boolean);
      return [name, quality === undefined ? 1 : Number(quality)];
    }),
  );
  const qualityOf = (name: string) => qualities.get(name) ?? qualities.get('*') ?? 0;
  const [br, gz] = [qualityOf('br'), qualityOf('gzip')];
  if (br > 0 && br >= gz) return 'br';
  return gz > 0 ? 'gzip' : null;
});
