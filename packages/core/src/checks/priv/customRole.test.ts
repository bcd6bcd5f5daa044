import { causes, outcome } from '../givenTenant';
import { customRole } from './customRole';

const role = (action: string, rest: object = {}) => ({
  roleDefinitions: [
    {
      id: 'r',
      displayName: 'Keeper',
      isBuiltIn: false,
      isEnabled: true,
      rolePermissions: [
        {
          allowedResourceActions: [
            'microsoft.directory/users/standard/read',
            action,
          ],
        },
      ],
      ...rest,
    },
  ],
  roleAssignments: ['a', 'b'].map(principalId => ({
    id: principalId,
    principalId,
    roleDefinitionId: 'r',
  })),
});

describe('priv.custom-role', () => {
  it.each([
    'microsoft.directory/applications/credentials/update',
    'microsoft.directory/servicePrincipals/appRoleAssignedTo/update',
    'microsoft.directory/groups.security/owners/update',
    'microsoft.directory/conditionalAccessPolicies/basic/update',
    'microsoft.directory/oAuth2PermissionGrants/allProperties/update',
    'microsoft.directory/roleAssignments/allProperties/allTasks',
  ])('finds %s, and counts who holds the role', async action => {
    expect(await causes(customRole, { rows: role(action) })).toMatchObject([
      {
        key: 'r',
        affected: [{ kind: 'role', label: 'Keeper' }],
        facts: { permissions: [{ action, condition: null }], holders: 2 },
      },
    ]);
  });

  it.each([
    ['microsoft.directory/conditionalAccessPolicies/standard/read', {}],
    ['microsoft.directory/applications/basic/update', {}],
    [
      'microsoft.directory/applications/credentials/update',
      { isBuiltIn: true },
    ],
    [
      'microsoft.directory/applications/credentials/update',
      { isEnabled: false },
    ],
    [
      'microsoft.directory/applications/credentials/update',
      { isBuiltIn: undefined },
    ],
  ])('passes over %s with %j', async (action, rest) => {
    expect(await outcome(customRole, { rows: role(action, rest) })).toBe(
      'pass',
    );
  });
});
