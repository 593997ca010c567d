import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { openDictionary, type Dictionary } from './dictionary.ts';

/** A dictionary's bytes, in memory that threads share. */
export interface DictionaryFile {
  readonly path: string;
  readonly version: string;
  readonly bytes: SharedArrayBuffer;
}

/** Thrown where the dictionary that was named cannot be read. */
export class DictionaryError extends Error {
  override name = 'DictionaryError';
}

/** Where the packages of the common systems put it: voikko-fi of Debian and Ubuntu, of Fedora and of Homebrew. */
const USUAL_PLACES = [
  '/usr/lib/voikko/5/mor-standard/mor.vfst',
  '/usr/lib64/voikko/5/mor-standard/mor.vfst',
  '/usr/share/voikko/5/mor-standard/mor.vfst',
  '/usr/local/lib/voikko/5/mor-standard/mor.vfst',
  '/opt/homebrew/lib/voikko/5/mor-standard/mor.vfst',
];

/** Asks for none, even where one stands in its usual place. */
export const NO_DICTIONARY = 'none';

/**
 * The dictionary named, or the one in its usual place; null where there is none, or none is wanted. Throws
 * DictionaryError for a named file that cannot be read or is no dictionary.
 */
export function findDictionary(named?: string): DictionaryFile | null {
  if (named === NO_DICTIONARY) return null;
  const path = named ?? USUAL_PLACES.find((place) => existsSync(place));
  return path === undefined ? null : readDictionary(path);
}

function readDictionary(path: string): DictionaryFile {
  try {
    const read = readFileSync(path);
    const bytes = new SharedArrayBuffer(read.length);
    new Uint8Array(bytes).set(read);
    const version = createHash('sha256').update(read).digest('hex').slice(0, 12);
    const file = { path, version, bytes };
    dictionaryOf(file);
    return file;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DictionaryError(
      `The Finnish dictionary ${path} cannot be read: ${reason}. Name a mor.vfst of format 5 (Debian package voikko-fi) in VOIKKO_DICTIONARY, or "${NO_DICTIONARY}"`,
      { cause },
    );
  }
}

/** The dictionary in a file's bytes; null for none. */
export function dictionaryOf(file: DictionaryFile | null): Dictionary | null {
  return file && openDictionary(new Uint8Array(file.bytes), file.version);
}
