import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const oldestJava = 17;

export class JavaError extends Error {
  override readonly name = 'JavaError';
}

/** The `java` to use, from JAVA_HOME or the path. @throws {JavaError} when it is missing or older than 17. */
export async function findJava(): Promise<string> {
  const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin/java') : 'java';
  const output = await run(java, ['-version']).then(
    ({ stdout, stderr }) => stdout + stderr,
    (cause: unknown) => {
      throw new JavaError(`Neo4j needs Java ${oldestJava} or newer; "${java}" did not run. ${advice}`, {
        cause,
      });
    },
  );
  const version = javaVersionOf(output);
  if (version === null || version < oldestJava) {
    throw new JavaError(
      `Neo4j needs Java ${oldestJava} or newer; "${java}" is ${version ?? 'unknown'}. ${advice}`,
    );
  }
  return java;
}

const advice = 'On Debian: apt-get install openjdk-17-jre-headless. JAVA_HOME names another one.';

/** The feature version in what `java -version` prints: 17 of "17.0.15", 8 of "1.8.0_392". */
export function javaVersionOf(output: string): number | null {
  const match = /version "(?:1\.)?(\d+)/.exec(output);
  return match ? Number(match[1]) : null;
}

/** Runs a tool of the Java modules, such as the compiler, that has no command of its own in a plain runtime. */
export async function runJavaModule(java: string, module: string, args: string[]): Promise<void> {
  try {
    await run(java, ['-m', module, ...args]);
  } catch (cause) {
    const said = String((cause as { stderr?: string }).stderr ?? '').trim();
    throw new JavaError(`This Java could not run ${module}; a JDK can. It said:\n${said}`, { cause });
  }
}
