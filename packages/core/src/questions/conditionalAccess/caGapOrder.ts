import {
  gapKey,
  narrowedTo,
  type Cell,
  type TenantGap,
} from '../../conditionalAccess/tenant';
import { severities, type Severity } from '../../model';
import type { CaRequirement } from './caShapes';

/** How bad a gap is for administrators, and for anyone else. */
const weight: Record<CaRequirement, [Severity, Severity]> = {
  mfa: ['critical', 'high'],
  phishingResistantMfa: ['high', 'low'],
  managedDevice: ['medium', 'medium'],
  legacyClientsBlocked: ['high', 'high'],
  deviceCodeBlocked: ['high', 'high'],
  registrationProtected: ['high', 'high'],
};

export function severityOf(gap: TenantGap): Severity {
  const [ofAdmins, ofOthers] = weight[gap.requirement as CaRequirement];
  const worst = gap.audience.startsWith('admins') ? ofAdmins : ofOthers;
  const steps = {
    anyone: 0,
    claimedPlatformOnly: 0,
    trustedNetworkOnly: 1,
    managedDeviceOnly: 2,
  }[gap.reach];
  const at = Math.min(severities.indexOf(worst) + steps, 3);
  return severities[at];
}

/** The same hole for the same people has the same handle after the next sync. */
export function gapHandle(gap: TenantGap): string {
  const text = gapKey(gap);
  return `gap~${hash(text, 0x811c9dc5)}${hash(text, 0x01234567)}`;
}

/** FNV-1a, twice with different beginnings: a handle, and no secret. */
function hash(text: string, from: number): string {
  let found = from;
  for (const character of text)
    found = Math.imul(found ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return found.toString(36);
}

/**
 * Gaps of cells, worst first: severity, then people. Who is told of among the active administrators is not told of again
 * among those who could become one.
 */
export function gapsOf(cells: readonly Cell[]): TenantGap[] {
  const active = (requirement: string) =>
    cells.find(
      each => each.audience === 'admins' && each.requirement === requirement,
    )?.open;
  return cells
    .flatMap(({ audience, requirement, gaps, unknowns }) => {
      const told =
        audience === 'adminsOrEligible' ? active(requirement) : undefined;
      return [...gaps, ...unknowns].flatMap(gap =>
        told ? narrowedTo(gap, group => !told.has(group)) : [gap],
      );
    })
    .map(gap => ({ gap, rank: rankOf(gap), handle: gapHandle(gap) }))
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        other.gap.people - one.gap.people ||
        (one.handle < other.handle ? -1 : 1),
    )
    .map(({ gap }) => gap);
}

function rankOf(gap: TenantGap): number {
  return (
    (gap.state === 'gap' ? 0 : severities.length) +
    severities.indexOf(severityOf(gap))
  );
}
