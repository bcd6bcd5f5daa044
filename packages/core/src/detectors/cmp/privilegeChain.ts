import type { Composition, Part } from '../../model';
import { between, byTime, chainWitness } from './chain';

const WITHIN_MS = 24 * 3_600_000;
const AT_ONCE_MS = 3_600_000;

/** Power was given to the principal. */
const grants: ReadonlySet<string> = new Set([
  'aud.role-assigned',
  'aud.role-outside-pim',
  'aud.app-permission',
  'aud.pim-activation',
]);

/** What only somebody does who can take over the tenant. */
const uses: ReadonlySet<string> = new Set([
  'aud.role-assigned',
  'aud.role-outside-pim',
  'aud.app-permission',
  'aud.app-credential',
  'aud.federation',
  'aud.auth-policy',
  'aud.cross-tenant',
  'aud.elevate-access',
  'aud.method-admin',
  'aud.password-reset-admin',
  'aud.pim-weakened',
]);

/** The principal came from where it does not usually come. */
const newPlaces: ReadonlySet<string> = new Set([
  'sig.sp-new-source',
  'sig.new-country',
  'sig.blocked-country',
  'sig.impossible-travel',
  'sig.session-multi-ip',
  'sig.aitm-client',
  'sig.device-code',
  'sig.risky-signin',
]);

/** Power that is given and used at once, from a new place. */
export const privilegeChain: Composition = {
  id: 'cmp.privilege-chain',
  family: 'cmp',
  title: 'New privilege used at once from a new place',
  severity: 'critical',
  whyItMatters:
    'Whoever is made an administrator and within the hour gives roles, adds credentials or loosens policies, from where they never came before, is seldom a colleague on their first day: it is how an intruder climbs.',
  howToFix: [
    'Take the role or the permission back, and revoke the sessions or credentials of who received it.',
    'Ask who gave it, by another way, whether they did; if not, their account is the intruder’s as well.',
    'Undo what was done with it, in the order of the timeline.',
  ],
  falsePositives: [
    'An administrator who activates a role in PIM on a journey and does the work it was activated for.',
    'A deployment that is given its permission and runs at once from a new network.',
  ],
  references: {
    mitre: ['T1098.003'],
    urls: [
      'https://learn.microsoft.com/entra/architecture/security-operations-privileged-accounts',
    ],
  },
  needs: ['signIns', 'directoryAudits'],
  uses: ['servicePrincipalSignIns'],
  parts: [...new Set([...grants, ...uses, ...newPlaces])],
  within: WITHIN_MS,
  compose(principal, parts) {
    const inOrder = [...parts].sort(byTime);
    const byDay = new Map<
      string,
      { causes: Set<Part>; consequences: Part[] }
    >();
    for (const grant of inOrder.filter(isGrant)) {
      const used = inOrder.filter(
        part => isUse(part) && followsAtOnce(grant, part),
      );
      const from = inOrder.filter(
        part =>
          newPlaces.has(part.checkId) &&
          used.some(use => Math.abs(between(part, use)) <= WITHIN_MS),
      );
      if (!used.length || !from.length) continue;
      const day = grant.at.slice(0, 10);
      const chain = byDay.get(day) ?? { causes: new Set(), consequences: [] };
      for (const part of [grant, ...from]) chain.causes.add(part);
      chain.consequences.push(
        ...used.filter(use => !chain.consequences.includes(use)),
      );
      byDay.set(day, chain);
    }
    return [...byDay].map(([day, { causes, consequences }]) => ({
      ...chainWitness(
        principal,
        { causes: [...causes], consequences: [...consequences].sort(byTime) },
        {
          statement: `${principal.kind === 'user' ? 'An account' : 'An app'} was given a privilege and used it within the hour, from a place that is new to it.`,
        },
      ),
      key: `${principal.id}:${day}`,
    }));
  },
};

function isGrant({ checkId, role }: Part): boolean {
  // Whoever activates a role in PIM does it for themselves.
  return (
    grants.has(checkId) &&
    (role === 'subject' || checkId === 'aud.pim-activation')
  );
}

function isUse({ checkId, role }: Part): boolean {
  return uses.has(checkId) && role === 'initiator';
}

function followsAtOnce(grant: Part, use: Part): boolean {
  const after = between(grant, use);
  return use !== grant && after >= 0 && after <= AT_ONCE_MS;
}
