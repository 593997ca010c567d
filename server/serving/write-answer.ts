import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedEncoding, type Encoding } from './encode.ts';
import { knownEtag, type Prepared } from './prepared.ts';

/** The encoding in which a reader would like an answer; null for the plain body. */
export function wantedEncoding({ headers }: IncomingMessage, { isCompressible }: Prepared): Encoding | null {
  const accepted = headers['accept-encoding'];
  if (!isCompressible || accepted === undefined) return null;
  return acceptedEncoding(String(accepted));
}

/**
 * Writes an answer with the headers of one's `own`: unchanged where the reader has it, encoded where that form is ready.
 * Answers how many bytes of body were written.
 */
export function writeAnswer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  prepared: Prepared,
  own: readonly string[],
): number {
  const known = knownEtag(prepared, incoming.headers['if-none-match']);
  if (known !== null) {
    const headers = prepared.unchanged.map((value, at, all) => (all[at - 1] === 'etag' ? known : value));
    outgoing.writeHead(304, [...headers, ...own]).end();
    return 0;
  }
  const encoding = wantedEncoding(incoming, prepared);
  const { headers, body, bytes } = (encoding && prepared.encoded.get(encoding)) ?? prepared.plain;
  outgoing.writeHead(prepared.status, headers.concat(own));
  if (incoming.method === 'HEAD') {
    outgoing.end();
    return 0;
  }
  outgoing.end(body, 'latin1');
  return bytes;
}
