import { matchedEtag } from '../http/caching.ts';
import { varying } from './ask-app.ts';
import { encode, isCompressible, type Encoding } from './encode.ts';
import { headerOf, type Answer } from './question.ts';

/** One way to write an answer: its headers, whole, and its bytes. */
export interface Form {
  headers: readonly string[];
  /** A small one as a string with a byte in each character, which Node writes in one go with the head. */
  body: Uint8Array | string;
  bytes: number;
}

/** Above this one write less no longer pays for the copy. */
const MOST_JOINED = 32_000;

function formOf(headers: readonly string[], body: Uint8Array): Form {
  const { buffer, byteOffset, length } = body;
  const joined = length <= MOST_JOINED;
  return {
    headers,
    body: joined ? Buffer.from(buffer, byteOffset, length).toString('latin1') : body,
    bytes: length,
  };
}

/** The bytes of a form. */
export function bytesOf({ body }: Form): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
}

/** An answer made ready to be written again and again. */
export interface Prepared {
  readonly status: number;
  readonly plain: Form;
  /** Headers of the 304 for a reader who has it. */
  readonly unchanged: readonly string[];
  readonly etag: string | null;
  readonly isCompressible: boolean;
  /** Forms that are ready; null while one is being made. */
  readonly encoded: Map<Encoding, Form | null>;
}

const BARE = new Set([204, 304]);

/** Makes an answer ready. */
export function prepare(answer: Answer): Prepared {
  const { status, body } = answer;
  const compressible = isCompressible(headerOf(answer, 'content-type'), body.length);
  const headers = compressible ? varying(answer.headers, 'Accept-Encoding') : answer.headers;
  return {
    status,
    plain: formOf(BARE.has(status) ? headers : [...headers, 'content-length', String(body.length)], body),
    unchanged: without(headers, 'content-type'),
    etag: headerOf(answer, 'etag'),
    isCompressible: compressible,
    encoded: new Map(),
  };
}

/**
 * Makes the form in an encoding, once; `grown` hears how many bytes it takes. `dense` is for what is served for long.
 */
export async function addEncoding(
  prepared: Prepared,
  encoding: Encoding,
  grown: (bytes: number) => void,
  dense = false,
): Promise<void> {
  if (!prepared.isCompressible || prepared.encoded.has(encoding)) return;
  prepared.encoded.set(encoding, null);
  const body = await encode(bytesOf(prepared.plain), encoding, dense);
  const { etag } = prepared;
  const headers = prepared.plain.headers.map((value, at, all) => {
    if (at % 2 === 0) return value;
    if (all[at - 1] === 'content-length') return String(body.length);
    return all[at - 1] === 'etag' && etag !== null ? etagIn(etag, encoding) : value;
  });
  prepared.encoded.set(encoding, formOf([...headers, 'content-encoding', encoding], body));
  grown(body.length);
}

/** Bytes that differ have ETags that differ. */
function etagIn(etag: string, encoding: Encoding): string {
  return etag.replace(/"$/, `-${encoding}"`);
}

/** The ETag under which the reader has this answer, in any of its forms; null when they have not. */
export function knownEtag({ etag }: Prepared, header: string | undefined): string | null {
  if (header === undefined || etag === null) return null;
  return matchedEtag(header, [etag, etagIn(etag, 'br'), etagIn(etag, 'gzip')]);
}

function without(headers: readonly string[], name: string): string[] {
  return headers.flatMap((value, at) =>
    at % 2 === 0 && value !== name ? [value, headers[at + 1] as string] : [],
  );
}
