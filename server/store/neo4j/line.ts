import type { Driver } from 'neo4j-driver';

/** A driver and those who wait for its answers. */
export interface Line {
  readonly driver: Driver;
  /** The answer, unless the line is given up before it comes. */
  wait<T>(answer: Promise<T>): Promise<T>;
  /** Closes the driver and refuses those who wait, for a driver that was closed leaves some of them without a word. */
  giveUp(reason: Error): Promise<void>;
}

export function openLine(driver: Driver): Line {
  const waiting = new Set<(reason: Error) => void>();
  return {
    driver,
    wait: (answer) =>
      new Promise((resolve, reject) => {
        waiting.add(reject);
        answer.then(resolve, reject).finally(() => waiting.delete(reject));
      }),
    giveUp: (reason) => {
      for (const refuse of waiting) refuse(reason);
      return driver.close();
    },
  };
}
