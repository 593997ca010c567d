import { nearText } from '../match-parties.ts';
import type { Implementer } from './implementers.ts';

/** How the names were matched: what is not plain, with its reason, and what a person should look at. */
export function tellImplementers(implementers: readonly Implementer[]): string[] {
  const names = [...new Map(implementers.map((one) => [one.written, one])).values()];
  const known = names.filter(({ id }) => id !== null);
  const doubtful = names.filter(({ doubtful: near }) => near.length > 0);
  const fresh = names.filter((one) => one.fresh !== null);
  const nobody = names.filter(({ id, fresh: own }) => id === null && own === null);
  return [
    `${implementers.length} projects, ${names.length} names: ${known.length} of organisations that the directory has, ` +
      `${fresh.length} of new ones, ${nobody.length} that say too little to be one.`,
    ...(doubtful.length > 0
      ? [`${doubtful.length} doubtful, for a person to look at; taken for nobody:`]
      : []),
    ...doubtful.map(({ written, reason, doubtful: near }) => `  ${written}: ${reason} ${nearText(near)}`),
  ];
}
