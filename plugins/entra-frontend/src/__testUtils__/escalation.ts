import type { FindingExplanation } from '@entra-posture/core';
import { explanation } from './finding';
import { findingItem } from './summary';

type Affected = FindingExplanation['affected'][number];

export function robot(label = 'Robot', holds?: string): Affected {
  return {
    kind: 'servicePrincipal',
    entity: `id-${label}`,
    label,
    facts: holds ? [{ name: 'holds', value: holds }] : [],
  };
}

export function owner(label: string, path?: string): Affected {
  return {
    kind: 'user',
    entity: `${label.toLowerCase()}@contoso.example`,
    label,
    facts: path ? [{ name: 'path', value: path }] : [],
  };
}

/** What `priv.escalation-path` tells of one thing that can take over the tenant. */
export function escalation(
  affected: readonly Affected[],
  finding = 'priv.escalation-path~1',
): FindingExplanation {
  return explanation({
    finding: findingItem({ finding, check: 'priv.escalation-path' }),
    affected: [...affected],
    affectedTotal: affected.length,
  });
}
