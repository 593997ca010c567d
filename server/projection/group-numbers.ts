/** Numbers 0, 1, 2 … grouped by their value: those of value v are `items[offsets[v]] … items[offsets[v + 1] - 1]`. */
export interface Grouped {
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
}

/** Groups the numbers 0 … values.length − 1 by their value below `size`, in order within each group. */
export function groupNumbers(size: number, values: ArrayLike<number>): Grouped {
  const offsets = new Uint32Array(size + 1);
  for (let number = 0; number < values.length; number += 1) {
    const after = (values[number] as number) + 1;
    offsets[after] = (offsets[after] as number) + 1;
  }
  for (let value = 0; value < size; value += 1)
    offsets[value + 1] = (offsets[value + 1] as number) + (offsets[value] as number);
  const items = new Uint32Array(values.length);
  const next = offsets.slice();
  for (let number = 0; number < values.length; number += 1) {
    const value = values[number] as number;
    const at = next[value] as number;
    items[at] = number;
    next[value] = at + 1;
  }
  return { offsets, items };
}
