import { ConfigError } from '../server/config.ts';
import { StatementsRefusedError } from '../server/directory/statement-problem.ts';
import { FileRefusedError } from '../server/keeping/new-file.ts';
import {
  StoreNotEmptyError,
  StoreTooNewError,
  StoreUnavailableError,
  StoreUnreadableError,
} from '../server/store/errors.ts';

const TOLD = [
  ConfigError,
  FileRefusedError,
  StatementsRefusedError,
  StoreNotEmptyError,
  StoreTooNewError,
  StoreUnavailableError,
  StoreUnreadableError,
];

/** Runs a command of the command line: what a person can mend is told in its own words, and the exit code is 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!TOLD.some((kind) => error instanceof kind)) throw error;
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
