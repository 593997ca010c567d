/** A flag diacritic: what passing it does to, or asks of, one feature. Source: Beesley & Karttunen 2003, chapter 7. */
export interface Flag {
  readonly operator: Operator;
  readonly feature: number;
  /** From 1; 0: any value, or none. */
  readonly value: number;
}

type Operator = 'P' | 'C' | 'U' | 'R' | 'D';

const FLAG = /^@([PCURD])\.([^.@]+)(?:\.([^@]+))?@$/;

/** The flags among a transducer's symbols, by symbol; features and values are numbered as they come. */
export function readFlags(symbols: readonly string[]): { flags: (Flag | null)[]; features: number } {
  const features = new Map<string, number>();
  const values = new Map<string, number>();
  const flags = symbols.map((symbol) => {
    const [, operator, feature, value] = FLAG.exec(symbol) ?? [];
    if (operator === undefined || feature === undefined) return null;
    return {
      operator: operator as Operator,
      feature: numberOf(features, feature),
      value: value === undefined ? 0 : numberOf(values, value) + 1,
    };
  });
  return { flags, features: features.size };
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name) ?? numbers.size;
  numbers.set(name, known);
  return known;
}

/** The value of the flag's feature once it is passed, 0 for none; -1 where it may not be passed. */
export function passFlag({ operator, value }: Flag, current: number): number {
  switch (operator) {
    case 'P':
      return value;
    case 'C':
      return 0;
    case 'U':
      return current === 0 || current === value ? value : -1;
    case 'R':
      return (value === 0 ? current !== 0 : current === value) ? current : -1;
    case 'D':
      return (value === 0 ? current === 0 : current !== value) ? current : -1;
  }
}
