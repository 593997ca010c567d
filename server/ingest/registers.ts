import { eura } from './eura/register.ts';
import { interreg } from './interreg/register.ts';
import { proposalOf, type Proposal } from './pipeline.ts';
import type { Surroundings } from './surroundings.ts';

/** The registers that `npm run import` knows, by name, in the order in which they speak of each other's organisations. */
export const REGISTERS = { interreg, eura } as const;

export type RegisterName = keyof typeof REGISTERS;

export function isRegister(name: string | undefined): name is RegisterName {
  return name !== undefined && Object.hasOwn(REGISTERS, name);
}

/** What a file of the named register would have the directory say. Throws StatementsRefusedError. */
export function proposed(
  name: RegisterName,
  file: string,
  content: Uint8Array,
  surroundings: Surroundings,
): Proposal {
  return name === 'eura'
    ? proposalOf(REGISTERS.eura, file, content, surroundings)
    : proposalOf(REGISTERS.interreg, file, content, surroundings);
}
