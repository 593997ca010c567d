import { z } from 'zod';

/** What the cells of a register may hold; every cell comes as text. */

export const name = z.string().trim().min(1, 'this cell may not be blank');

export const maybeText = z.string().transform((text) => (text.trim() === '' ? null : text.trim()));

export const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'a number such as 12 or -3.4')
  .transform(Number);

/** A blank cell is null, never zero. */
export const maybeNumber = z.union([z.literal('').transform(() => null), number]);

export const year = z.string().regex(/^\d{4}$/, 'a year of four digits');

/** A code keeps its leading zeros. */
export function code(digits: number) {
  return z.string().regex(new RegExp(`^\\d{${digits}}$`), `a code of ${digits} digits`);
}
