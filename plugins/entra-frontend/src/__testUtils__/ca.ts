import type {
  CaCell,
  CaExplanation,
  CaGapItem,
  CaGapReport,
  CaPolicyItem,
  CaPolicyList,
  CaReading,
  EntitySearch,
} from '@entra-posture/core';
import { asOf } from './summary';

export function reading(change: Partial<CaReading> = {}): CaReading {
  return { state: 'proved', open: 0, doubtful: 0, ...change };
}

export function cell(change: Partial<CaCell> = {}): CaCell {
  return {
    audience: 'members',
    requirement: 'managedDevice',
    people: 400,
    forced: reading(),
    ...change,
  };
}

export function gap(change: Partial<CaGapItem> = {}): CaGapItem {
  return {
    gap: 'members.mfa~1',
    state: 'gap',
    severity: 'high',
    audience: 'members',
    requirement: 'mfa',
    people: 12,
    passwordSuffices: true,
    statement: '12 members sign in to one app without MFA.',
    where: [{ dimension: 'target', values: ['app-1'], labels: ['Payroll'] }],
    reach: 'anyone',
    witness: {
      sentence: 'Ada signs in to Payroll in a browser and gets in.',
      arguments: {
        connection: 'contoso',
        user: 'ada@contoso.example',
        app: 'app-1',
        clientAppType: 'browser',
        platform: 'linux',
      },
    },
    causes: [
      { policy: 'p1', label: 'Require MFA', because: 'It excludes Payroll.' },
    ],
    examples: [{ kind: 'user', entity: 'ada@contoso.example', label: 'Ada' }],
    finding: 'ca.all-users-mfa-missing~1',
    ...change,
  };
}

export function gapReport(change: Partial<CaGapReport> = {}): CaGapReport {
  return {
    asOf: asOf(),
    matrix: [
      cell({
        audience: 'admins',
        requirement: 'mfa',
        people: 8,
        forced: reading(),
        passwordStops: reading(),
      }),
      cell({ audience: 'admins', people: 8 }),
      cell({
        requirement: 'mfa',
        forced: reading({ state: 'gap', open: 40, doubtful: 3 }),
        passwordStops: reading({ state: 'gap', open: 12 }),
      }),
      cell({
        forced: reading({ state: 'unknown', doubtful: 400 }),
        why: 'Device filters of one policy are not readable.',
      }),
    ],
    total: 1,
    items: [gap()],
    policies: { total: 4, enabled: 2, reportOnly: 1, disabled: 1 },
    leftOut: {
      disabledAccounts: 5,
      breakGlass: 2,
      directorySynchronization: 1,
    },
    unknown: [],
    next: [],
    ...change,
  };
}

export function policy(change: Partial<CaPolicyItem> = {}): CaPolicyItem {
  return {
    policy: 'p1',
    label: 'Require MFA',
    state: 'enabled',
    reading: 'Everyone, for every app but one, has to pass MFA.',
    controls: ['multifactor authentication'],
    exclusions: 2,
    excluded: [
      { object: 'app-1', kind: 'app', label: 'Payroll' },
      { object: 'group-1', kind: 'group', label: 'Travellers' },
    ],
    modifiedAt: '2026-01-01T00:00:00Z',
    findings: [
      {
        finding: 'ca.all-users-mfa-missing~1',
        check: 'ca.all-users-mfa-missing',
        severity: 'high',
      },
    ],
    ...change,
  };
}

export function policyList(change: Partial<CaPolicyList> = {}): CaPolicyList {
  const items = [
    policy(),
    policy({
      policy: 'p2',
      label: 'Block legacy clients',
      state: 'reportOnly',
      reading: 'Everyone is blocked on clients that cannot pass MFA.',
      controls: ['block'],
      exclusions: 0,
      excluded: [],
      findings: [],
    }),
  ];
  return {
    asOf: asOf(),
    total: items.length,
    items,
    securityDefaults: false,
    next: [],
    ...change,
  };
}

export function explained(change: Partial<CaExplanation> = {}): CaExplanation {
  return {
    asOf: asOf(),
    person: {
      kind: 'user',
      entity: 'ada@contoso.example',
      label: 'Ada',
      enabled: true,
      roles: ['Helpdesk Administrator'],
      breakGlass: false,
    },
    signIn: [
      { name: 'app', value: 'app-1', label: 'Payroll' },
      { name: 'platform', value: 'unspecified' },
    ],
    verdict: 'grant',
    range: ['grant'],
    statement: 'Ada gets in once MFA is passed.',
    requires: [
      {
        policy: 'p1',
        label: 'Require MFA',
        operator: 'or',
        controls: ['multifactor authentication', 'a compliant device'],
        reachable: true,
      },
    ],
    policies: [
      {
        policy: 'p1',
        label: 'Require MFA',
        state: 'enabled',
        applies: true,
        reason: 'notSet',
        sentence: 'It covers everyone and every app.',
      },
      {
        policy: 'p2',
        label: 'Block legacy clients',
        state: 'reportOnly',
        applies: false,
        reason: 'clientApps',
        sentence: 'It is about other clients.',
      },
    ],
    session: [
      {
        control: 'signInFrequency',
        value: '8 hours',
        policies: [{ policy: 'p1', label: 'Require MFA' }],
      },
    ],
    reportOnly: { changes: false, verdict: 'grant', policies: [] },
    unknown: [],
    next: [],
    ...change,
  };
}

export function entitySearch(change: Partial<EntitySearch> = {}): EntitySearch {
  return {
    asOf: asOf(),
    total: 1,
    items: [{ kind: 'user', entity: 'ada@contoso.example', label: 'Ada' }],
    ...change,
  };
}
