const HOST = 'Host: localhost\r\n';
const CLOSE = 'Connection: close\r\n';

/** A request as it must not be, and the statuses that may answer it; `null`: closed without a word. */
export interface Abuse {
  bytes: string | Buffer;
  answers: readonly (number | null)[];
}

function get(target: string, headers = ''): string {
  return `GET ${target} HTTP/1.1\r\n${HOST}${CLOSE}${headers}\r\n`;
}

function post(headers: string, body = ''): string {
  return `POST /api/v1/entities HTTP/1.1\r\n${HOST}${headers}\r\n${body}`;
}

/** What arrives at once. Every byte counts: these are read by the server's parser, not by a client library. */
export const ABUSES: Readonly<Record<string, Abuse>> = {
  'length and chunks at once': {
    bytes: post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
    answers: [400],
  },
  'two lengths': { bytes: get('/', 'Content-Length: 5\r\nContent-Length: 6\r\n'), answers: [400] },
  'a negative length': { bytes: get('/', 'Content-Length: -5\r\n'), answers: [400] },
  'a hexadecimal length': { bytes: get('/', 'Content-Length: 0x5\r\n'), answers: [400] },
  'a length beyond counting': { bytes: get('/', `Content-Length: ${'9'.repeat(30)}\r\n`), answers: [400] },
  'a length that never comes': { bytes: get('/', 'Content-Length: 9000000000000\r\n'), answers: [413] },
  'an unknown coding': { bytes: get('/', 'Transfer-Encoding: xchunked\r\n'), answers: [400, 413] },
  'chunked not last': { bytes: get('/', 'Transfer-Encoding: chunked, identity\r\n'), answers: [400] },
  'a space before the colon': {
    bytes: get('/', 'Transfer-Encoding : chunked\r\n'),
    answers: [400],
  },
  'a chunk size that is no number': {
    bytes: post('Transfer-Encoding: chunked\r\n', 'zz\r\nabc\r\n0\r\n\r\n'),
    answers: [405],
  },
  'a chunk size beyond counting': {
    bytes: post('Transfer-Encoding: chunked\r\n', `${'f'.repeat(20)}\r\nabc\r\n`),
    answers: [405],
  },
  'a long chunk extension': {
    bytes: post('Transfer-Encoding: chunked\r\n', `1;${'a'.repeat(20_000)}\r\na\r\n0\r\n\r\n`),
    answers: [405],
  },
  'a request hidden in a body': {
    bytes: `GET / HTTP/1.1\r\n${HOST}Content-Length: 43\r\n\r\nGET /api/v1/stats HTTP/1.1\r\nHost: hidden\r\n\r\n`,
    answers: [413],
  },
  'a folded header line': { bytes: get('/', 'X-A: b\r\n c\r\n'), answers: [400] },
  'bare line feeds': { bytes: 'GET / HTTP/1.1\nHost: localhost\n\n', answers: [400] },
  'bare carriage returns': { bytes: 'GET / HTTP/1.1\rHost: localhost\r\r', answers: [400] },
  'a long header': { bytes: get('/', `X-A: ${'a'.repeat(40_000)}\r\n`), answers: [431] },
  'many headers': { bytes: get('/', 'A: b\r\n'.repeat(5000)), answers: [431] },
  'a header name with a space': { bytes: get('/', 'X Y: z\r\n'), answers: [400] },
  'NUL in a header': { bytes: get('/', 'X-A: a\0b\r\n'), answers: [400] },
  'a long address': { bytes: get(`/${'a'.repeat(9000)}`), answers: [414] },
  'many parameters': { bytes: get(`/api/v1/entities?${'a&'.repeat(500)}`), answers: [400] },
  'an absolute address elsewhere': { bytes: get('http://other.example/api/v1/nothing'), answers: [404] },
  'an absolute address that is none': { bytes: get('http://[::x/'), answers: [400] },
  'another scheme': { bytes: get('ftp://localhost/'), answers: [400] },
  'an authority': { bytes: get('localhost:80'), answers: [400] },
  'a tunnel': { bytes: `CONNECT localhost:80 HTTP/1.1\r\n${HOST}\r\n`, answers: [405] },
  'a star': { bytes: get('*'), answers: [400] },
  'dots above the root': { bytes: get('/../../../etc/passwd'), answers: [404] },
  'encoded dots': { bytes: get('/assets/%2e%2e/%2e%2e/package.json'), answers: [404] },
  'encoded slashes': { bytes: get('/assets/..%2f..%2fpackage.json'), answers: [404] },
  'doubly encoded dots': { bytes: get('/assets/%252e%252e%252fpackage.json'), answers: [404] },
  backslashes: { bytes: get('/assets/..\\..\\package.json'), answers: [404] },
  'NUL in the address': { bytes: get('/assets/a\0.css'), answers: [400] },
  'encoded NUL': { bytes: get('/assets/a%00.css'), answers: [404] },
  'an encoding that is none': { bytes: get('/fi/kunta/%E0%A4%A'), answers: [400, 404] },
  'a query that is no UTF-8': { bytes: get('/api/v1/search?q=%ff%fe%c0%80'), answers: [200, 400] },
  'bytes that are no ASCII': { bytes: get('/fi/\xff\xfe'), answers: [400] },
  'a space in the address': { bytes: get('/fi /x'), answers: [400] },
  'an unknown method': { bytes: `FROB / HTTP/1.1\r\n${HOST}\r\n`, answers: [400] },
  'a method in small letters': { bytes: `get / HTTP/1.1\r\n${HOST}\r\n`, answers: [400] },
  'a method that writes': {
    bytes: `DELETE /api/v1/entities HTTP/1.1\r\n${HOST}${CLOSE}\r\n`,
    answers: [405],
  },
  'a trace': { bytes: `TRACE / HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, answers: [405] },
  'no host': { bytes: `GET / HTTP/1.1\r\n${CLOSE}\r\n`, answers: [400] },
  'two hosts': { bytes: get('/', 'Host: other.example\r\n'), answers: [400] },
  'a host that is none': { bytes: `GET / HTTP/1.1\r\nHost: a/b@c"d\r\n${CLOSE}\r\n`, answers: [400] },
  'an empty host': { bytes: `GET / HTTP/1.1\r\nHost:\r\n${CLOSE}\r\n`, answers: [400] },
  'HTTP/1.0 without a host': { bytes: 'GET /healthz HTTP/1.0\r\n\r\n', answers: [200] },
  'HTTP/9.9': { bytes: `GET / HTTP/9.9\r\n${HOST}\r\n`, answers: [400] },
  'the preface of HTTP/2': { bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', answers: [400] },
  'the hello of TLS': { bytes: Buffer.from('16030100a5010000a10303', 'hex'), answers: [400] },
  'an upgrade to WebSocket': {
    bytes: `GET /healthz HTTP/1.1\r\n${HOST}Connection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n`,
    answers: [200],
  },
  'an upgrade to h2c': {
    bytes: `GET /healthz HTTP/1.1\r\n${HOST}Connection: Upgrade, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n\r\n`,
    answers: [200],
  },
  'an expectation': { bytes: get('/healthz', 'Expect: tea\r\n'), answers: [200] },
  'a body announced': { bytes: post('Expect: 100-continue\r\nContent-Length: 10\r\n'), answers: [405] },
  noise: { bytes: Buffer.alloc(5000, 0x80), answers: [400] },
  'more noise than is read': { bytes: Buffer.alloc(2_000_000, 'ab\r\n'), answers: [400, null] },
};

/** What never comes to its end: the server must stop waiting. */
export const UNFINISHED: Readonly<Record<string, Abuse>> = {
  'nothing at all': { bytes: '', answers: [408] },
  'empty lines': { bytes: '\r\n\r\n\r\n', answers: [408] },
  'HTTP/0.9': { bytes: 'GET /\r\n', answers: [408] },
  'half a head': { bytes: 'GET / HTTP/1.1\r\nHo', answers: [408] },
  'half a body': { bytes: post('Content-Length: 10\r\n', 'abc'), answers: [405] },
  'half a chunk': { bytes: post('Transfer-Encoding: chunked\r\n', '10\r\nabc'), answers: [405] },
};
