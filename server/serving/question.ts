/** A request as plain data, so that any thread can answer it. */
export interface Question {
  method: string;
  /** Path and query as they came, made canonical. */
  target: string;
  /** The scheme and host under which it was asked. */
  origin: string;
  /** The headers that an answer may depend on, names in lower case. */
  headers: Readonly<Record<string, string>>;
  requestId: string;
}

/** What is answered, as plain data. */
export interface Answer {
  status: number;
  /** Name, value, name, value …; names in lower case, without length and encoding. */
  headers: readonly string[];
  body: Uint8Array<ArrayBuffer>;
}

/** The value of a header of an answer; null when it has none. */
export function headerOf({ headers }: Pick<Answer, 'headers'>, name: string): string | null {
  for (let at = 0; at < headers.length; at += 2) if (headers[at] === name) return headers[at + 1] as string;
  return null;
}
