import type {
  ChangeItem,
  EntityDetail,
  IdentitiesList,
  IdentityItem,
  PersonSignIn,
  PrivilegedAccessList,
  SnapshotComparison,
  StaleAccountsList,
} from '@entra-posture/core';
import { asOf, findingItem } from './summary';

export function identity(change: Partial<IdentityItem> = {}): IdentityItem {
  return {
    kind: 'user',
    entity: 'ada@contoso.example',
    label: 'Ada Adams',
    identity: 'member',
    enabled: true,
    standing: 'tier0',
    mfa: true,
    methods: ['microsoftAuthenticatorPush', 'fido2SecurityKey'],
    lastActivityAt: '2026-01-30T10:00:00Z',
    activityKnown: true,
    licences: 2,
    score: 41.2,
    high: 58.7,
    open: 3,
    ...change,
  };
}

export function identities(
  change: Partial<IdentitiesList> = {},
): IdentitiesList {
  return {
    asOf: asOf(),
    totals: {
      people: 1800,
      guests: 200,
      apps: 40,
      devices: 900,
      withoutMfa: 17,
      mfaUnknown: 4,
      privileged: 12,
    },
    total: 1,
    items: [identity()],
    next: [],
    ...change,
  };
}

export function staleAccounts(
  change: Partial<StaleAccountsList> = {},
): StaleAccountsList {
  return {
    asOf: asOf(),
    kind: 'user',
    days: 90,
    total: 31,
    unknown: 7,
    items: [],
    next: [],
    ...change,
  };
}

export function personSignIn(change: Partial<PersonSignIn> = {}): PersonSignIn {
  return {
    signIn: 'sign-in-0',
    at: '2026-01-30T10:00:00Z',
    app: { kind: 'application', entity: 'a1', label: 'Payroll' },
    succeeded: true,
    city: 'Paris',
    country: 'FR',
    ipAddress: '198.18.4.7',
    ...change,
  };
}

export function entityDetail(change: Partial<EntityDetail> = {}): EntityDetail {
  return {
    asOf: asOf(),
    entity: { kind: 'user', entity: 'ada@contoso.example', label: 'Ada Adams' },
    properties: [
      { name: 'id', value: '00000000-0000-0000-0000-0000000000ad' },
      { name: 'department', value: 'Finance' },
    ],
    roles: [
      {
        role: '62e90394-69f5-4237-9190-012177145e10',
        label: 'Global Administrator',
        assignment: 'active',
        permanent: true,
      },
      {
        role: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
        label: 'User Administrator (through Helpdesk)',
        assignment: 'eligible',
        permanent: false,
      },
    ],
    memberOf: [{ kind: 'group', entity: 'g1', label: 'Helpdesk' }],
    members: { total: 0, items: [] },
    findings: [
      findingItem({
        finding: 'auth.admin-no-mfa~1',
        check: 'auth.admin-no-mfa',
        title: 'Administrator without any second factor',
        severity: 'critical',
      }),
    ],
    risk: {
      score: 41.2,
      high: 58.7,
      points: [
        {
          finding: 'auth.admin-no-mfa~1',
          check: 'auth.admin-no-mfa',
          points: 41.2,
        },
      ],
    },
    identity: identity(),
    signIns: { days: 30, total: 1, items: [personSignIn()] },
    ...change,
  };
}

export function holder(
  change: Partial<PrivilegedAccessList['items'][number]> = {},
): PrivilegedAccessList['items'][number] {
  return {
    kind: 'user',
    entity: 'ada@contoso.example',
    label: 'Ada Adams',
    role: '62e90394-69f5-4237-9190-012177145e10',
    roleLabel: 'Global Administrator',
    tier: 0,
    assignment: 'active',
    permanent: true,
    enabled: true,
    mfa: true,
    lastActivityAt: '2026-01-30T10:00:00Z',
    score: 41.2,
    ...change,
  };
}

export function privilegedAccess(
  change: Partial<PrivilegedAccessList> = {},
): PrivilegedAccessList {
  return {
    asOf: asOf(),
    roles: [
      {
        role: '62e90394-69f5-4237-9190-012177145e10',
        label: 'Global Administrator',
        tier: 0,
        permanent: 5,
        active: 6,
        eligible: 2,
      },
      {
        role: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
        label: 'User Administrator',
        tier: 1,
        permanent: null,
        active: 3,
        eligible: 0,
      },
    ],
    total: 1,
    items: [holder()],
    next: [],
    ...change,
  };
}

export function changeItem(change: Partial<ChangeItem> = {}): ChangeItem {
  return {
    change: 'changed',
    of: 'users',
    title: 'Users',
    label: 'Ada Adams',
    entities: [
      { kind: 'user', entity: 'ada@contoso.example', label: 'Ada Adams' },
    ],
    properties: [{ name: 'department', before: 'Sales', after: 'Finance' }],
    notBefore: '2026-01-29T11:00:00Z',
    seenAt: '2026-01-30T11:00:00Z',
    who: {
      by: { kind: 'user', entity: 'eve@contoso.example', label: 'Eve Evans' },
      audit: 'a1',
      at: '2026-01-30T10:58:00Z',
    },
    auditRecords: 1,
    ...change,
  };
}

export function changes(
  change: Partial<SnapshotComparison> = {},
): SnapshotComparison {
  return {
    asOf: asOf(),
    from: '2025-11-02T11:00:00Z',
    to: '2026-01-31T11:00:00Z',
    totals: [{ of: 'users', title: 'Users', added: 0, changed: 1, removed: 0 }],
    total: 1,
    items: [changeItem()],
    next: [],
    ...change,
  };
}
