import { interreg } from './interreg/register.ts';

/** The registers that `npm run import` knows, by name. */
export const REGISTERS = { interreg } as const;
