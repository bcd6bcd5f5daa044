import { auditTarget } from './auditRecord';
import type { Telling } from './auditStories';

/** Settings of the tenant, its domains and its partners. */
export function settingStories(telling: Telling): void {
  const { options, users, tenantId, at, innocent, told } = telling;
  const { random } = options;
  const [bruno, edda, greta] = [3, 6, 8];

  const authorization = random.guid('authorizationPolicyObject', 0);
  const invites = (before: string, after: string, hours: number) => ({
    category: 'AuthorizationPolicy',
    operation: 'Update',
    at: at(3, hours),
    activity: 'Update authorization policy',
    by: { user: edda },
    targets: [
      auditTarget('Policy', authorization, 'Authorization Policy', {
        AllowInvitesFrom: { old: before, new: after },
        'Included Updated Properties': 'AllowInvitesFrom',
      }),
    ],
  });
  told(
    ['aud.auth-policy'],
    [authorization, users.id(edda)],
    invites('adminsAndGuestInviters', 'everyone', 13),
  );
  innocent(invites('everyone', 'adminsGuestInvitersAndAllMembers', 13.2));

  const domain = (before: string, after: string, hours: number) => ({
    category: 'DirectoryManagement',
    operation: 'Update',
    at: at(2, hours),
    activity: 'Set domain authentication',
    by: { user: bruno },
    targets: [
      auditTarget('Other', null, `${after.toLowerCase()}.contoso.example`, {
        LiveType: { old: [before], new: [after] },
        'Included Updated Properties': 'LiveType',
      }),
    ],
  });
  told(
    ['aud.federation'],
    [tenantId, users.id(bruno)],
    domain('Managed', 'Federated', 9),
  );
  innocent(domain('Federated', 'Managed', 9.2));

  const crossTenant = random.guid('crossTenantPolicy', 0);
  const partner = random.guid('tenant', 11);
  const access = {
    category: 'CrossTenantAccessSettings',
    by: { user: greta },
  };
  told(['aud.cross-tenant'], [crossTenant, partner, users.id(greta)], {
    ...access,
    operation: 'Add',
    at: at(4, 14),
    activity: 'Add a partner to cross-tenant access setting',
    targets: [auditTarget('Policy', crossTenant, null, { tenantId: partner })],
  });
  innocent({
    ...access,
    operation: 'Update',
    at: at(4, 14.2),
    activity: 'Update a partner cross-tenant access setting',
    targets: [
      auditTarget('Policy', crossTenant, null, {
        tenantId: partner,
        inboundTrust: {
          old: { isMfaAccepted: true },
          new: { isMfaAccepted: false },
        },
      }),
    ],
  });
}
