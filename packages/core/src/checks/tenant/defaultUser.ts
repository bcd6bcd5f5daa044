import { defineCheck, Severity } from '../../model';
import { judgeSettings, onlyRow } from '../judgeSettings';

const rights: Record<
  | 'allowedToCreateTenants'
  | 'allowedToCreateSecurityGroups'
  | 'allowedToReadBitlockerKeysForOwnedDevice',
  string
> = {
  allowedToCreateTenants:
    'Every member may create a tenant, and is its Global Administrator.',
  allowedToCreateSecurityGroups: 'Every member may create security groups.',
  allowedToReadBitlockerKeysForOwnedDevice:
    'Every member may read the recovery keys of their own device’s disk.',
};

export const defaultUser = defineCheck({
  id: 'tenant.default-user',
  family: 'tenant',
  title: 'Every member may create tenants, groups, or read recovery keys',
  severity: 'low',
  whyItMatters:
    'What every member may do, each stolen account may do. A tenant that somebody made on the side holds data that nobody governs; a recovery key opens a disk outside of Windows.',
  howToFix: [
    'In User settings, restrict the creation of tenants to administrators and of security groups to owners that you name.',
    'In Device settings, keep members from reading the BitLocker keys of their devices, when the service desk can do it for them.',
  ],
  falsePositives: [
    'Organisations whose people recover their own devices, or make groups, on purpose.',
  ],
  references: {
    cis: ['5.1.2.3', '5.1.3.1', '5.1.4.6'],
    urls: [
      'https://learn.microsoft.com/entra/fundamentals/users-default-permissions',
      'https://learn.microsoft.com/graph/api/resources/defaultuserrolepermissions',
    ],
  },
  needs: ['authorizationPolicy'],
  async evaluate(view) {
    const policy = await onlyRow(view.rows('authorizationPolicy'));
    const permissions = policy?.defaultUserRolePermissions;
    return judgeSettings(
      'authorizationPolicy',
      (Object.keys(rights) as (keyof typeof rights)[]).map(name => {
        const allowed = permissions?.[name] ?? undefined;
        return {
          name,
          wrong: allowed,
          severity: 'low' as Severity,
          statement: rights[name],
          facts: { [name]: allowed ?? null },
        };
      }),
    );
  },
});
