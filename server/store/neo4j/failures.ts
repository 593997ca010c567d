import { Neo4jError } from 'neo4j-driver';
import { StoreUnavailableError } from '../errors.ts';

/** Where a store is, and as whom it is asked; told in every failure. */
export interface Whereabouts {
  uri: string;
  database: string;
}

/** Thrown when a call took longer than a caller should wait. */
export function tooSlow({ uri }: Whereabouts, milliseconds: number): StoreUnavailableError {
  return new StoreUnavailableError(`Neo4j at ${uri} did not answer within ${milliseconds / 1000} s`);
}

/** Refuses those who wait on a connection on which somebody else waited in vain. */
export function wentSilent({ uri }: Whereabouts): StoreUnavailableError {
  return new StoreUnavailableError(`Neo4j at ${uri} went silent`, { retryAfter: 1 });
}

/**
 * The driver's error as one of the store's: whatever passes by itself or by mending the deployment is
 * StoreUnavailableError; what is left (a query that does not compile) is our fault and stays as it is.
 */
export function namedError(where: Whereabouts, error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const message = unavailability(where, error);
  return message === null ? error : new StoreUnavailableError(message, { cause: error });
}

function unavailability({ uri, database }: Whereabouts, error: Neo4jError): string | null {
  const { code } = error;
  if (/Security\.(Unauthorized|AuthenticationRateLimit|CredentialsExpired|TokenExpired)/.test(code))
    return `Neo4j at ${uri} refuses the credentials: check NEO4J_USER and NEO4J_PASSWORD`;
  if (code.includes('Security.Forbidden'))
    return `Neo4j at ${uri} does not let NEO4J_USER do this: it needs to read, write and change the schema`;
  if (code.includes('DatabaseNotFound'))
    return `Neo4j at ${uri} has no database "${database}": check NEO4J_DATABASE`;
  if (code.includes('MemoryPoolOutOfMemory'))
    return `Neo4j at ${uri} has no memory left for this: raise server.memory.heap.max_size or dbms.memory.transaction.total.max`;
  if (error.retryable || /TransactionTimedOut|Transaction\.(Terminated|LockClientStopped)/.test(code))
    return `Neo4j at ${uri} does not answer now`;
  // The driver gives its own failures (no free connection, closed pool, broken protocol) no server code.
  if (!code.startsWith('Neo.')) return `Neo4j at ${uri} cannot be reached: ${error.message}`;
  return /\.Database\.|DatabaseUnavailable|General\.(OutOfMemory|StackOverFlow)/.test(code)
    ? `Neo4j at ${uri} cannot serve "${database}" now`
    : null;
}
