import { EXPERT_KINDS, type ExpertKind } from '../../contract/finders.ts';
import type { Entity } from '../../contract/entity.ts';
import { meantEntity, namesOf } from '../../reading/find.ts';
import { nearest } from '../../search/nearest.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { QueryProblem } from '../network/query.ts';

/** Whom to look for, once the topic is known. What cannot be used is told in `problems` and counts as not given. */
export function readExpertsQuery(
  { kind, region }: { kind?: string | undefined; region?: string | undefined },
  snapshot: Snapshot,
): { kind: ExpertKind; region: Entity | null; problems: QueryProblem[] } {
  const asked = EXPERT_KINDS.find((one) => one === kind);
  const meant = region ? meantEntity(snapshot, region, { type: 'region' }) : undefined;
  return {
    kind: asked ?? 'organisation',
    region: meant ?? null,
    problems: [
      ...(kind && !asked
        ? [
            {
              field: 'kind',
              value: kind,
              reason: 'choice',
              allowed: EXPERT_KINDS,
              near: nearest(EXPERT_KINDS, kind),
            } as const,
          ]
        : []),
      ...(region && !meant
        ? [{ field: 'region', value: region, reason: 'unknown', near: nearRegion(snapshot, region) } as const]
        : []),
    ],
  };
}

function nearRegion({ projection }: Snapshot, text: string): string | null {
  return nearest(projection.ofType('region').flatMap(namesOf), text);
}
