import { globalAdmin, type GivenTenant } from './givenTenant';
import { rolePolicies } from './priv/givenRolePolicies';

/** What ScubaGear was given of a tenant, by the names of its exports. */
export type ScubaInput = Record<string, any>;

/** Property names as Graph's. */
export const graph = (value: unknown): any => {
  if (Array.isArray(value)) return value.map(graph);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key[0].toLowerCase() + key.slice(1),
      graph(part),
    ]),
  );
};

const roles: Record<string, string> = {
  'Global Administrator': globalAdmin,
  'Privileged Role Administrator': 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  'Application Administrator': '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'Groups Administrator': 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
};
const roleDefinitions = Object.entries(roles).map(([displayName, id]) => ({
  id,
  templateId: id,
  displayName,
  isBuiltIn: true,
}));

/** "/Date(1660328610000)/" as Windows PowerShell writes it. */
const time = (text: string | null | undefined) => {
  const ms = /-?\d+/.exec(text ?? '')?.[0];
  return ms ? new Date(Number(ms)).toISOString() : null;
};

export function privilegedUsers({ privileged_users }: ScubaInput): GivenTenant {
  const people = Object.entries<any>(privileged_users);
  return {
    rows: {
      roleDefinitions,
      users: people.map(([id, person]) => ({
        id,
        displayName: person.DisplayName,
        userPrincipalName: `${id}@contoso.example`,
        accountEnabled: true,
        userType: 'Member',
        onPremisesSyncEnabled: person.OnPremisesImmutableId ? true : null,
      })),
      roleAssignments: people.flatMap(([id, person]) =>
        person.roles.map((role: string) => ({
          id: `${id} ${role}`,
          principalId: id,
          roleDefinitionId: roles[role],
          directoryScopeId: '/',
        })),
      ),
    },
  };
}

export function privilegedRoles({ privileged_roles }: ScubaInput): GivenTenant {
  const assigned = privileged_roles.flatMap((role: any) =>
    role.Assignments.map((each: any, n: number) => ({
      id: `${role.RoleTemplateId} ${n}`,
      principalId: each.PrincipalId,
      roleDefinitionId: roles[role.DisplayName],
      directoryScopeId: '/',
      assignmentType: 'Assigned',
      endDateTime: time(each.EndDateTime),
    })),
  );
  return {
    rows: {
      ...rolePolicies(
        Object.fromEntries(
          privileged_roles.map((role: any) => [
            roles[role.DisplayName],
            Object.fromEntries(
              role.Rules.map(({ Id, ...rest }: any) => [Id, graph(rest)]),
            ),
          ]),
        ),
      ),
      roleDefinitions,
      users: assigned.map(({ principalId }: any) => ({
        id: principalId,
        displayName: 'Somebody',
        accountEnabled: true,
        userType: 'Member',
      })),
      roleAssignments: assigned,
      roleAssignmentScheduleInstances: assigned,
    },
  };
}

export const methods = ({
  authentication_method: [of],
}: ScubaInput): GivenTenant => ({
  rows: {
    authenticationMethodsPolicy: [
      {
        id: 'authenticationMethodsPolicy',
        ...graph(of.authentication_method_policy),
        authenticationMethodConfigurations: graph(
          of.authentication_method_feature_settings,
        ),
      },
    ],
  },
});

export const authorization = ({
  authorization_policies,
}: ScubaInput): GivenTenant => ({
  rows: {
    authorizationPolicy: graph(authorization_policies).map(
      ({
        permissionGrantPolicyIdsAssignedToDefaultUserRole,
        ...rest
      }: any) => ({
        ...rest,
        defaultUserRolePermissions: {
          ...rest.defaultUserRolePermissions,
          permissionGrantPoliciesAssigned:
            permissionGrantPolicyIdsAssignedToDefaultUserRole,
        },
      }),
    ),
  },
});

/** SharePoint's numbers by Graph's words. */
const capabilities = [
  'disabled',
  'externalUserSharingOnly',
  'externalUserAndGuestSharing',
  'existingExternalUserSharingOnly',
];
export const sharing = ({ SPO_tenant: [of] }: ScubaInput): GivenTenant => ({
  rows: {
    sharePointSettings: of
      ? [{ id: 's', sharingCapability: capabilities[of.SharingCapability] }]
      : [],
  },
});

/** Whether the policy is on is not of the cases. */
export const credentials = ({
  default_app_management_policy,
}: ScubaInput): GivenTenant => ({
  rows: {
    organization: [{ id: 't', createdDateTime: '2019-01-01T00:00:00Z' }],
    defaultAppManagementPolicy: graph(
      JSON.parse(JSON.stringify(default_app_management_policy), (key, value) =>
        key === 'RestrictForAppsCreatedAfterDateTime' ? time(value) : value,
      ),
    ).map((policy: object) => ({ id: 'p', isEnabled: true, ...policy })),
  },
});
