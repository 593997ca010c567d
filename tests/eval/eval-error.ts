/** An evaluation that cannot be made as asked; the message says what to do. */
export class EvalError extends Error {
  override name = 'EvalError';
}
