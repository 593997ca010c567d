import { parseArgs } from 'node:util';

/** A command line with a flag that there is not, or without its value. */
export class FlagError extends Error {
  override name = 'FlagError';
}

/** The flags of a command, each of which takes a value, and what else it was given. Throws FlagError. */
export function readFlags<N extends string>(
  names: readonly N[],
  args: readonly string[] = process.argv.slice(2),
): { flags: Partial<Record<N, string>>; rest: string[] } {
  // Node's own refusals go on about positional arguments.
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!names.some((known) => known === name))
      throw new FlagError(`No flag ${rawName}; there are ${names.map((known) => `--${known}`).join(', ')}`);
    if (!value || (value.startsWith('-') && !inlineValue)) throw new FlagError(`${rawName} takes a value`);
  }
  return { flags: values as Partial<Record<N, string>>, rest: positionals };
}
