import { readFileSync } from 'node:fs';
import { Agent, request as requestOver } from 'node:http';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import type { SoakOptions, SoakResult } from '../part.ts';
import { faultFinder, type Answered } from './faults.ts';
import { requestsFor, type FuzzRequest, type OpenApi } from './requests.ts';
import type { FuzzWorld } from './world.ts';

const DOCUMENT = fileURLToPath(new URL('../../../docs/openapi.json', import.meta.url));

/** Our own description of the API, as it is kept in docs/. */
export function readDocument(): OpenApi {
  return JSON.parse(readFileSync(DOCUMENT, 'utf8')) as OpenApi;
}

/** One request in so many goes over the network to a server process; the others ask the app in this one. */
const OVER_THE_NETWORK = 6;
const SOME_FAILURES = 20;
const MOST_GROWTH = 40 * 1024 * 1024;

/** Sends requests made from the document to a world, and answers what was wrong; stops after some failures. */
export async function fuzz(world: FuzzWorld, { seed, count, say }: SoakOptions): Promise<SoakResult> {
  const document = readDocument();
  const faultsOf = faultFinder(document);
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const failures: string[] = [];
  const warm = Math.floor(count / 3);
  let cases = 0;
  let heap = 0;
  for (const request of fc.sample(requestsFor(document, world.known), { seed, numRuns: count })) {
    if (cases === warm) heap = heapInUse();
    if (cases > 0 && cases % 2000 === 0) say(`${cases} requests, ${failures.length} failures`);
    const answered = await ask(world, request, cases % OVER_THE_NETWORK === 0 ? agent : null);
    failures.push(...faultsOf(request, answered).map((fault) => told(request, fault)));
    cases += 1;
    if (failures.length >= SOME_FAILURES) break;
  }
  agent.destroy();
  const growth = heapInUse() - heap;
  if (growth > MOST_GROWTH) failures.push(`The heap grew by ${growth} bytes over ${cases - warm} requests`);
  return { cases, failures: [...failures, ...serverFailures(world)] };
}

function told({ method, target, headers }: FuzzRequest, fault: string): string {
  const shown = target.length > 500 ? `${target.slice(0, 500)}… (${target.length})` : target;
  return `${method} ${shown} ${JSON.stringify(headers).slice(0, 300)}: ${fault}`;
}

async function ask({ app, server }: FuzzWorld, request: FuzzRequest, agent: Agent | null): Promise<Answered> {
  const { method, target, headers } = request;
  if (agent) return overNetwork(server.port, agent, request);
  // With the host before it, for a target that begins with two slashes would be read as one.
  const response = await app.request(`http://localhost${target}`, { method, headers });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

function overNetwork(
  port: number,
  agent: Agent,
  { method, target, headers }: FuzzRequest,
): Promise<Answered> {
  const { 'accept-encoding': _encoded, ...plain } = headers;
  const options = { host: '127.0.0.1', port, agent, method, path: target, headers: plain };
  return new Promise((resolve, reject) => {
    const sent = requestOver(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const told = Object.entries(response.headers).map(([key, value]) => [key, String(value)]);
        const body = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: new Headers(told as [string, string][]),
          body,
        });
      });
      response.on('error', reject);
    });
    sent.on('error', reject).end();
  });
}

/** What the server process said of errors, and whether it is still there. */
function serverFailures({ server }: FuzzWorld): string[] {
  if (!server.alive()) return [`The server process ended: ${JSON.stringify(server.log().slice(-5))}`];
  return server
    .log()
    .filter(
      ({ level, said }) =>
        level === 'error' || (said !== undefined && !String(said).startsWith('Solmu answers')),
    )
    .map((line) => `The server said ${JSON.stringify(line)}`);
}

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
