/** The store cannot answer now: it is down, restarting, or too slow. Callers answer 503. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError';
  /** Seconds after which a new try is sensible. */
  readonly retryAfter: number;
  constructor(message: string, options: { retryAfter?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.retryAfter = options.retryAfter ?? 5;
  }
}

/** Another writer held the store for longer than a writer waits. Nothing was written; try again. */
export class StoreBusyError extends StoreUnavailableError {
  override name = 'StoreBusyError';
}

/** The file or database is damaged or is not a Solmu store. It was left as it is. */
export class StoreUnreadableError extends Error {
  override name = 'StoreUnreadableError';
}

/** The store was written by a newer Solmu than this one. It was left as it is. */
export class StoreTooNewError extends Error {
  override name = 'StoreTooNewError';
  constructor(where: string, found: number, known: number) {
    super(
      `The store at ${where} has schema ${found}, this Solmu knows schemas up to ${known}. ` +
        'Use the newer Solmu, or point to another store.',
    );
  }
}

/** The store has moved on since the change set was computed. Compute it again from the present state. */
export class StaleRevisionError extends Error {
  override name = 'StaleRevisionError';
  constructor(base: number, current: number) {
    super(`The change set was computed at revision ${base}, the store is at ${current}`);
  }
}

/** A statement names, or would be left naming, an entity that the store does not have. Nothing was written. */
export class DanglingStatementError extends Error {
  override name = 'DanglingStatementError';
  constructor(entity: string | null, options: { cause?: unknown } = {}) {
    super(
      entity === null
        ? 'A statement of the change set names an entity that the store would not have'
        : `A statement names the entity "${entity}", which the store would not have`,
      options,
    );
  }
}

/** A dump is restored into an empty store only. It was left as it is. */
export class StoreNotEmptyError extends Error {
  override name = 'StoreNotEmptyError';
  constructor(revision: number) {
    super(
      `The store is at revision ${revision}, so it is not empty. It was left as it is; point to an empty one, or move this one away first.`,
    );
  }
}

/** Restoring a dump was begun and has not ended, or not yet. */
export class StoreHalfRestoredError extends StoreUnavailableError {
  override name = 'StoreHalfRestoredError';
  constructor() {
    super(
      'A dump is being restored into this store, or that was cut short. ' +
        'If it runs no longer, restore again: npm run restore -- FILE --again',
    );
  }
}
