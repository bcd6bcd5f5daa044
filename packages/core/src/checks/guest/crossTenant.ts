import { defineCheck } from '../../model';
import { judgeSettings, onlyRow, Setting } from '../judgeSettings';

interface Side {
  accessType?: unknown;
  targets?: { target?: unknown }[];
}

/** Whether one side of the access is open to all; undefined for a shape that is not known. */
function isOpen(side: unknown, all: string): boolean | undefined {
  const { accessType, targets } = (side ?? {}) as Side;
  const everything = Array.isArray(targets)
    ? targets.some(({ target }) => target === all)
    : undefined;
  if (everything === undefined) return undefined;
  if (accessType === 'allowed') return everything;
  return accessType === 'blocked' ? false : undefined;
}

function opensAll(
  access: Record<string, unknown> | null | undefined,
): boolean | undefined {
  const people = isOpen(access?.usersAndGroups, 'AllUsers');
  const apps = isOpen(access?.applications, 'AllApplications');
  if (people === false || apps === false) return false;
  return people && apps;
}

export const crossTenant = defineCheck({
  id: 'guest.cross-tenant',
  family: 'guest',
  title: 'Access between tenants is wide open',
  severity: 'medium',
  whyItMatters:
    'People of other tenants come in without an account of yours to review, and your people go out to tenants that nobody has looked at. A partner whose consents are automatic can add people unseen.',
  howToFix: [
    'In Cross-tenant access settings, block B2B direct connect by default and open it for named partners.',
    'Decide which tenants your people may be guests of, or at least look at the list of those where they are.',
    'Redeem invitations automatically with tenants of your own only.',
  ],
  falsePositives: [
    'Tenants of one organisation that share people on purpose, without being joined as a multitenant organisation.',
    'Outbound access for everyone is what Microsoft sets: few organisations restrict it.',
  ],
  references: {
    mitre: ['T1199'],
    urls: [
      'https://learn.microsoft.com/entra/external-id/cross-tenant-access-overview',
      'https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicyconfigurationdefault',
    ],
  },
  needs: ['crossTenantAccessPolicyDefault', 'crossTenantAccessPolicyPartners'],
  async evaluate(view) {
    const standard = await onlyRow(view.rows('crossTenantAccessPolicyDefault'));
    const { inboundAllowed, outboundAllowed } =
      standard?.automaticUserConsentSettings ?? {};
    const bothWays =
      inboundAllowed === false || outboundAllowed === false
        ? false
        : (inboundAllowed ?? undefined) && (outboundAllowed ?? undefined);
    const settings: Setting[] = [
      {
        name: 'b2bDirectConnectInbound',
        wrong: opensAll(standard?.b2bDirectConnectInbound),
        severity: 'medium',
        statement:
          'People of every tenant may work in shared channels here, without a guest account.',
        facts: {
          b2bDirectConnectInbound: standard?.b2bDirectConnectInbound ?? null,
        },
      },
      {
        name: 'b2bCollaborationOutbound',
        wrong: opensAll(standard?.b2bCollaborationOutbound),
        severity: 'low',
        statement: 'Everyone may become a guest of every other tenant.',
        facts: {
          b2bCollaborationOutbound: standard?.b2bCollaborationOutbound ?? null,
        },
      },
      {
        name: 'automaticUserConsentSettings',
        wrong: bothWays,
        severity: 'medium',
        statement:
          'Invitations from and to every tenant are redeemed without asking anybody.',
        facts: {
          automaticUserConsentSettings:
            standard?.automaticUserConsentSettings ?? null,
        },
      },
    ];
    for await (const partner of view.rows('crossTenantAccessPolicyPartners')) {
      const { tenantId, isServiceProvider } = partner;
      const { automaticUserConsentSettings: consent } = partner;
      // Tenants of one organisation have to redeem automatically; what is null is as the default says.
      const automatic =
        !partner.isInMultiTenantOrganization &&
        consent?.inboundAllowed === true &&
        consent.outboundAllowed === true;
      if (!automatic && !isServiceProvider) continue;
      settings.push({
        name: tenantId,
        wrong: true,
        severity: automatic ? 'medium' : 'low',
        statement: automatic
          ? 'Invitations from and to one partner are redeemed without asking anybody.'
          : 'A partner is trusted as a service provider.',
        affected: [
          {
            kind: 'tenant',
            id: tenantId,
            label: tenantId,
            facts: {
              isServiceProvider: isServiceProvider ?? null,
              automaticUserConsentSettings: consent ?? null,
            },
          },
        ],
        facts: { isServiceProvider: isServiceProvider ?? null, automatic },
      });
    }
    return judgeSettings('crossTenantAccessPolicyDefault', settings);
  },
});
