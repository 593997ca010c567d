import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file that cannot be written, or not here; the message says which and what to do. */
export class FileRefusedError extends Error {
  override name = 'FileRefusedError';
}

/** Nobody but the owner reads it: it holds what only editors may know. */
const OWNER_ONLY = 0o600;

/**
 * Makes a file that is there whole or not at all: `write` fills one with a name of its own beside it, which takes the
 * place of `path` once its bytes are on the disk. Throws FileRefusedError where `path` exists and `force` is not
 * set, or is none that may be replaced, such as one of `never`.
 */
export async function makeFile(
  path: string,
  { force, never = [] }: { force: boolean; never?: readonly string[] },
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  refuseTarget(path, force, never);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    closeSync(openNew(path, temporary));
    try {
      await write(temporary);
      syncToDisk(temporary);
      renameSync(temporary, path);
    } finally {
      rmSync(temporary, { force: true });
    }
    syncToDisk(dirname(path));
  } catch (error) {
    throw refusedDisk(path, error);
  }
}

function refuseTarget(path: string, force: boolean, never: readonly string[]): void {
  if (!existsSync(dirname(path))) throw new FileRefusedError(`${path}: there is no folder ${dirname(path)}`);
  if (!existsSync(path)) return;
  if (never.some((own) => existsSync(own) && realpathSync(own) === realpathSync(path)))
    throw new FileRefusedError(`${path}: the store itself is there; name another file`);
  if (!statSync(path).isFile()) throw new FileRefusedError(`${path}: this is no file; name one`);
  if (!force)
    throw new FileRefusedError(`${path}: this file exists; name another, or replace it with --force`);
}

function openNew(path: string, temporary: string): number {
  try {
    return openSync(temporary, 'wx', OWNER_ONLY);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new FileRefusedError(`${path}: ${temporary} of an earlier try lies beside it; remove that first`, {
      cause: error,
    });
  }
}

function syncToDisk(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const DISK_REFUSES: Readonly<Record<string, string | undefined>> = {
  EACCES: 'this program may not write there',
  EPERM: 'this program may not write there',
  EROFS: 'this disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'this disk takes no file as large as that',
  ENAMETOOLONG: 'this name is too long',
  ENOTDIR: 'there is no such folder',
  ENOENT: 'no file can be made there',
};

function refusedDisk(path: string, error: unknown): unknown {
  const reason = DISK_REFUSES[(error as NodeJS.ErrnoException).code ?? ''];
  return reason === undefined ? error : new FileRefusedError(`${path}: ${reason}`, { cause: error });
}
