import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PROXY_HEADERS, readProxies } from './http/proxies.ts';
import type { HttpSettings } from './http/settings.ts';
import type { StoreOptions } from './store/open-store.ts';

/** A setting that is a whole number within bounds. */
function wholeNumber(least: number, most: number) {
  const rule = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,12}$/, rule)
    .transform(Number)
    .refine((value) => value >= least && value <= most, rule);
}

const HOUR_MS = 3_600_000;

/** Every setting, its default and what it means: the one table that the README and `--help` show. */
const settingsSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000).describe('the port to listen on; 0 picks a free one'),
  HOST: z.string().min(1).default('127.0.0.1').describe('the address to listen on'),
  SOLMU_STORE: z.enum(['sqlite', 'neo4j']).default('sqlite').describe('which store holds the graph'),
  SOLMU_DATA: z.string().min(1).default('./data').describe('the folder of the embedded store'),
  NEO4J_URI: z
    .string()
    .regex(/^(neo4j|bolt)(\+s|\+ssc)?:\/\/.+/, 'must start with neo4j://, neo4j+s://, bolt:// or bolt+s://')
    .default('neo4j://127.0.0.1:7687')
    .describe('where Neo4j answers'),
  NEO4J_USER: z.string().min(1).default('neo4j').describe('the user for Neo4j'),
  NEO4J_PASSWORD: z.string().default('').describe('the password for Neo4j; from the environment only'),
  NEO4J_DATABASE: z.string().min(1).default('neo4j').describe('the database in Neo4j'),
  VOIKKO_DICTIONARY: z
    .string()
    .min(1)
    .optional()
    .describe(
      'the Finnish dictionary for search, a mor.vfst of voikko-fi; default: where the system has it, if it does; none: without',
    ),
  NETWORK_LAYOUT: z
    .string()
    .min(1)
    .optional()
    .describe('a file of places from npm run layout that the network of organisations keeps to'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('the address that people see, for canonical links; default: the address listened on'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('the least level that is logged'),
  READERS: wholeNumber(0, 64)
    .default(2)
    .describe('threads that compute beside the one that answers; 0: none, everything waits for everything'),
  READER_QUEUE: wholeNumber(0, 10_000)
    .default(100)
    .describe('the most questions that wait for such a thread'),
  READER_TIMEOUT_MS: wholeNumber(100, HOUR_MS)
    .default(20_000)
    .describe('how long a question may wait for such a thread, and how long it may compute'),
  ANSWER_CACHE_MB: wholeNumber(0, 65_536).default(64).describe('memory for answers that are kept ready'),
  METRICS_PORT: wholeNumber(0, 65_535)
    .optional()
    .describe('the port for /metrics (Prometheus); none: not served; 0 picks a free one'),
  METRICS_HOST: z.string().min(1).default('127.0.0.1').describe('the address for /metrics'),
  RATE_LIMIT: wholeNumber(0, 1_000_000)
    .default(600)
    .describe('units a client may use a minute: 1 for a plain read, 10 for a network; 0: no limit'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text, context) => {
      const proxies = readProxies(text);
      if (proxies !== null) return proxies;
      context.addIssue({
        code: 'custom',
        message: 'must be addresses and networks (10.0.0.0/8, ::1), or a number of hops',
      });
      return z.NEVER;
    })
    .describe('the proxies that are believed about clients: addresses and networks, or a number of hops'),
  PROXY_HEADER: z
    .enum(PROXY_HEADERS)
    .default('x-forwarded-for')
    .describe('the header in which those proxies name the client'),
  MAX_URL: wholeNumber(200, 65_536).default(8000).describe('the longest address that is read, in bytes'),
  MAX_PARAMETERS: wholeNumber(1, 1000).default(100).describe('the most parameters in an address'),
  MAX_HEADER_BYTES: wholeNumber(1024, 1_048_576)
    .default(16_384)
    .describe('the most bytes that a request’s header lines may take'),
  MAX_CONNECTIONS: wholeNumber(1, 100_000).default(2000).describe('the most connections at once'),
  MAX_CLIENT_CONNECTIONS: wholeNumber(1, 100_000)
    .default(500)
    .describe('the most connections of one client at once, trusted proxies excepted'),
  HEADERS_TIMEOUT_MS: wholeNumber(100, HOUR_MS)
    .default(10_000)
    .describe('how long the header lines of a request may take to arrive'),
  REQUEST_TIMEOUT_MS: wholeNumber(100, HOUR_MS)
    .default(20_000)
    .describe('how long a whole request may take to arrive'),
  STALL_TIMEOUT_MS: wholeNumber(100, HOUR_MS)
    .default(60_000)
    .describe(
      'how long a connection may stand still in the middle of an answer; more than READER_TIMEOUT_MS',
    ),
  KEEP_ALIVE_MS: wholeNumber(100, HOUR_MS).default(15_000).describe('how long an idle connection stays open'),
  DRAIN_GRACE_MS: wholeNumber(0, HOUR_MS)
    .default(2000)
    .describe('how long a stopping server still takes requests while /readyz says that it stops'),
  DRAIN_MS: wholeNumber(0, HOUR_MS)
    .default(8000)
    .describe('when a stopping server cuts what has not ended, counted from the signal'),
});

type Setting = keyof typeof settingsSchema.shape;
const SETTINGS = Object.keys(settingsSchema.shape) as Setting[];
const ENVIRONMENT_ONLY: readonly Setting[] = ['NEO4J_PASSWORD'];

export interface Config {
  port: number;
  host: string;
  publicUrl: string | null;
  logLevel: z.infer<typeof settingsSchema>['LOG_LEVEL'];
  /** Where /metrics is served; null: nowhere. */
  metrics: { port: number; host: string } | null;
  http: HttpSettings;
  /** The threads that compute. */
  readers: { count: number; queue: number; timeoutMs: number };
  /** How many bytes kept answers may take. */
  cacheBytes: number;
  /** The Finnish dictionary named; undefined: the system's own, if there is one. */
  dictionary: string | undefined;
  /** The file of places that the network keeps to; null for none. */
  layout: string | null;
  store: StoreOptions;
}

/** A setting that cannot be used; the message names it, its value and what is allowed. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * The configuration from flags (`--port 8080`, `--solmu-store neo4j`) and the environment; a flag beats the
 * environment. Answers the arguments that are no settings as `rest`. Throws ConfigError.
 */
export function readConfig(
  argv: readonly string[] = process.argv.slice(2),
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config & { rest: string[] } {
  const { flags, rest } = readFlags(argv);
  const given = Object.fromEntries(
    SETTINGS.map((name) => [name, flags[name] ?? (environment[name] === '' ? undefined : environment[name])]),
  );
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => explain(issue, given)).join('\n'));
  return { ...toConfig(parsed.data), rest };
}

/** The configuration of a command that takes no arguments. Throws ConfigError for any. */
export function readSettings(): Config {
  const { rest, ...config } = readConfig();
  if (rest.length > 0)
    throw new ConfigError(`${rest.join(' ')}: this command takes settings only\n${settingsTable()}`);
  return config;
}

function flagOf(name: Setting): string {
  return name.toLowerCase().replaceAll('_', '-');
}

function readFlags(argv: readonly string[]): { flags: Partial<Record<Setting, string>>; rest: string[] } {
  const allowed = SETTINGS.filter((name) => !ENVIRONMENT_ONLY.includes(name));
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: Object.fromEntries(allowed.map((name) => [flagOf(name), { type: 'string' as const }])),
      allowPositionals: true,
    });
    const flags = Object.fromEntries(
      allowed.flatMap((name) => (flagOf(name) in values ? [[name, values[flagOf(name)]]] : [])),
    );
    return { flags, rest: positionals };
  } catch (error) {
    // Node's own words go on about positional arguments.
    const [first] = (error as Error).message.split(/\. |\n/);
    throw new ConfigError(`${first}\n${settingsTable()}`, { cause: error });
  }
}

function explain(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]) as Setting;
  const allowed = issue.code === 'invalid_value' ? `allowed: ${issue.values.join(', ')}` : issue.message;
  return `${name}=${given[name] ?? ''}: ${allowed} (${settingsSchema.shape[name].description ?? ''})`;
}

function toConfig(settings: z.infer<typeof settingsSchema>): Config {
  return {
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    logLevel: settings.LOG_LEVEL,
    metrics:
      settings.METRICS_PORT === undefined
        ? null
        : { port: settings.METRICS_PORT, host: settings.METRICS_HOST },
    http: {
      maxUrl: settings.MAX_URL,
      maxParameters: settings.MAX_PARAMETERS,
      maxHeaderBytes: settings.MAX_HEADER_BYTES,
      maxConnections: settings.MAX_CONNECTIONS,
      maxClientConnections: settings.MAX_CLIENT_CONNECTIONS,
      stallTimeout: settings.STALL_TIMEOUT_MS,
      headersTimeout: settings.HEADERS_TIMEOUT_MS,
      requestTimeout: settings.REQUEST_TIMEOUT_MS,
      keepAlive: settings.KEEP_ALIVE_MS,
      rateLimit: settings.RATE_LIMIT,
      trust: { proxies: settings.TRUSTED_PROXIES, header: settings.PROXY_HEADER },
      drainGrace: settings.DRAIN_GRACE_MS,
      drain: settings.DRAIN_MS,
    },
    readers: {
      count: settings.READERS,
      queue: settings.READER_QUEUE,
      timeoutMs: settings.READER_TIMEOUT_MS,
    },
    cacheBytes: settings.ANSWER_CACHE_MB * 1024 * 1024,
    dictionary: settings.VOIKKO_DICTIONARY,
    layout: settings.NETWORK_LAYOUT ?? null,
    store:
      settings.SOLMU_STORE === 'sqlite'
        ? { engine: 'sqlite', folder: settings.SOLMU_DATA }
        : {
            engine: 'neo4j',
            uri: settings.NEO4J_URI,
            user: settings.NEO4J_USER,
            password: settings.NEO4J_PASSWORD,
            database: settings.NEO4J_DATABASE,
          },
  };
}

/** The settings as a Markdown table, for the README and for wrong flags. */
export function settingsTable(): string {
  const rows = SETTINGS.map((name) => {
    const schema = settingsSchema.shape[name];
    const fallback = schema.safeParse(undefined).data;
    const flag = ENVIRONMENT_ONLY.includes(name) ? '' : `\`--${flagOf(name)}\``;
    const shown = typeof fallback === 'string' || typeof fallback === 'number' ? String(fallback) : '';
    return `| \`${name}\` | ${flag} | ${shown === '' ? '' : `\`${shown}\``} | ${schema.description ?? ''} |`;
  });
  return ['| setting | flag | default | meaning |', '|---|---|---|---|', ...rows].join('\n');
}
