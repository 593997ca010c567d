import type { Label } from '../vocabulary/languages.ts';

/** A parameter that was refused, and why, in each language. */
export interface RefusedValue {
  /** `#/query/limit`, `#/path/id`. */
  pointer: string;
  /** The value as it came; null where none did. */
  value: string | null;
  detail: Label;
}

/** Nothing has this id. `suggestion` is the nearest one, if any is near. */
export class NotFoundError extends Error {
  override name = 'NotFoundError';
  readonly id: string;
  readonly suggestion: string | null;
  constructor(id: string, suggestion: string | null = null) {
    super(`Nothing has the id "${id}"${suggestion ? `; did you mean "${suggestion}"?` : ''}`);
    this.id = id;
    this.suggestion = suggestion;
  }
}

/** The entity was erased for good. */
export class ErasedError extends Error {
  override name = 'ErasedError';
  readonly id: string;
  constructor(id: string) {
    super(`"${id}" was erased`);
    this.id = id;
  }
}

/** The entity lives on under another id. */
export class MergedError extends Error {
  override name = 'MergedError';
  readonly id: string;
  readonly into: string;
  constructor(id: string, into: string) {
    super(`"${id}" was merged into "${into}"`);
    this.id = id;
    this.into = into;
  }
}

/** The request asks for something that cannot be; each error points to a parameter. */
export class BadRequestError extends Error {
  override name = 'BadRequestError';
  readonly errors: readonly RefusedValue[];
  constructor(errors: readonly RefusedValue[]) {
    super(errors.map(({ pointer, detail }) => `${pointer}: ${detail.en}`).join('; '));
    this.errors = errors;
  }
}

/** The path is there, the method is not. */
export class MethodNotAllowedError extends Error {
  override name = 'MethodNotAllowedError';
  readonly allow: readonly string[];
  constructor(allow: readonly string[]) {
    super(`Allowed: ${allow.join(', ')}`);
    this.allow = allow;
  }
}

/**
 * There is more to answer than can be answered now: too many questions wait, this one took too long, its thread broke
 * down, or the graph has not been read yet. `retryAfter` is in seconds.
 */
export class OverloadedError extends Error {
  override name = 'OverloadedError';
  readonly reason: 'busy' | 'too-slow' | 'interrupted' | 'starting';
  readonly retryAfter: number;
  constructor(reason: OverloadedError['reason'], retryAfter: number) {
    super(`Not answered now: ${reason}`);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}

/** Nothing lives at this address. */
export class NoRouteError extends Error {
  override name = 'NoRouteError';
  readonly path: string;
  constructor(path: string) {
    super(`Nothing lives at ${path}`);
    this.path = path;
  }
}

/** There is no such format of this. `asked` is a suffix or the Accept header, as it came. */
export class NotAcceptableError extends Error {
  override name = 'NotAcceptableError';
  readonly asked: string;
  readonly offered: readonly string[];
  constructor(asked: string, offered: readonly string[]) {
    super(`No "${asked}" here; there are ${offered.join(', ')}`);
    this.asked = asked;
    this.offered = offered;
  }
}

/** The person has not consented to be in files that travel. */
export class NoConsentError extends Error {
  override name = 'NoConsentError';
  readonly id: string;
  constructor(id: string) {
    super(`"${id}" has not consented to being exported`);
    this.id = id;
  }
}
