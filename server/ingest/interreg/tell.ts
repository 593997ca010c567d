import { nearText, type Match, type Rule } from '../match-parties.ts';

/** How the names were matched; those that no table has are named. */
export function tellMatches(matches: readonly Match[]): string[] {
  const names = new Map(matches.map((match) => [`${match.party.country} ${match.party.name}`, match]));
  const by = Map.groupBy(names.values(), ({ rule }) => rule);
  const count = (rule: Rule) => by.get(rule)?.length ?? 0;
  return [
    `${matches.length} rows, ${names.size} names: ${count('table')} as the tables have them, ` +
      `${count('spelling')} but for spelling, ${count('new')} new abroad.`,
    ...(by.get('spelling') ?? []).map(
      ({ party, decision, sureness }) => `  taken for ${decision.id} (${sureness}): ${party.name}`,
    ),
    ...(by.get('new') ?? []).map(
      ({ party, decision, near }) => `  new: ${decision.id} "${party.name}"; nearest: ${nearText(near)}`,
    ),
  ];
}
