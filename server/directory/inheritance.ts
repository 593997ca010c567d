import type { EntityClaim, EntityRecord } from '../store/graph-store.ts';
import { foldEntity } from './fold.ts';

/**
 * What a source says of an entity that was merged, as its heir has it: filed under `source via id`, with the names as
 * other names, for the heir keeps its own.
 */
export function inheritedClaims(merged: EntityRecord): Record<string, EntityClaim> {
  return Object.fromEntries(
    Object.entries(merged.claims).map(([source, claim]) => [
      `${source} via ${merged.entity.id}`,
      inheritedClaim(claim, merged),
    ]),
  );
}

function inheritedClaim(claim: EntityClaim, merged: EntityRecord): EntityClaim {
  return {
    ...claim,
    names: {},
    descriptions: {},
    aliases: [...claim.aliases, ...namesAsAliases(merged)],
  };
}

function namesAsAliases({ entity }: EntityRecord) {
  return (['fi', 'sv', 'en'] as const).flatMap((lang) => {
    const text = entity.names[lang];
    return text ? [{ text, lang, kind: 'other' as const, period: null }] : [];
  });
}

/** The ids that were merged into this entity. */
export function mergedEarlier({ claims }: EntityRecord): string[] {
  return [...new Set(Object.keys(claims).flatMap((source) => source.split(' via ').slice(1)))];
}

/**
 * The heir after `source` has spoken of the merged entity anew: `merged` is what it is now, or null where the source
 * speaks of it no longer. What would leave the heir without any source is kept.
 */
export function passOn(
  heir: EntityRecord,
  source: string,
  id: string,
  merged: EntityRecord | null,
): EntityRecord {
  const filed = `${source} via ${id}`;
  const isFiled = (name: string) => name === filed || name.startsWith(`${filed} via `);
  const others = Object.entries(heir.claims).filter(([name]) => !isFiled(name));
  const claim = merged?.claims[source];
  // Once inherited, twice inherited: a chain of merges has filed it under a longer name.
  const name = Object.keys(heir.claims).find(isFiled) ?? filed;
  const own: [string, EntityClaim][] = merged && claim ? [[name, inheritedClaim(claim, merged)]] : [];
  const claims = Object.fromEntries([...others, ...own]);
  if (Object.keys(claims).length === 0) return heir;
  return foldEntity({ claims, corrections: heir.corrections }, heir.entity.id, heir.entity.mergedInto);
}
