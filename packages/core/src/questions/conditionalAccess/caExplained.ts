import type {
  CaSignIn,
  CompiledPolicies,
  Grant,
  PolicyResult,
  WhatIf,
} from '../../conditionalAccess';
import {
  deviceWords,
  locationWords,
  targetWords,
} from '../../conditionalAccess/tenant';
import type { CaExplanation, CaPolicyRef } from './caShapes';
import { policyLabel } from './caTenant';
import { factValue } from '../label';

interface Given {
  signIn: CaSignIn;
  compiled: CompiledPolicies;
  appNames: ReadonlyMap<string, string>;
  /** What could not be read, in sentences. */
  missing: readonly string[];
}

type Explained = Omit<CaExplanation, 'asOf' | 'person' | 'next'>;

/** The evaluator's result in the words of the answer. */
export function explained(found: WhatIf, given: Given): Explained {
  const { compiled, signIn } = given;
  const ref = (policy: string): CaPolicyRef => ({
    policy,
    label: policyLabel(compiled.policies, policy),
  });
  const requires = found.demands.map(({ policyId, grant, reachable }) => ({
    ...ref(policyId),
    operator: grant.operator === 'AND' ? ('and' as const) : ('or' as const),
    controls: controlWords(grant),
    reachable: reachable === 'unknown' ? null : reachable,
  }));
  const rank = ({ applies }: PolicyResult) =>
    [true, 'unknown', false].indexOf(applies);
  return {
    signIn: details(given),
    verdict: found.verdict,
    range: found.range,
    statement: statementOf(found, requires),
    requires,
    policies: [...found.perPolicy]
      .filter(each => !isSilent(each, compiled))
      .sort((one, other) => rank(one) - rank(other))
      .map(each => ({
        ...ref(each.policyId),
        state: stateOf(each.state),
        applies: each.applies === 'unknown' ? null : each.applies,
        reason: each.reason,
        sentence: sentenceOf(each),
      })),
    session: found.session.controls.map(({ name, value, policyIds }) => ({
      control: name,
      value: factValue(value),
      policies: policyIds.map(ref),
    })),
    reportOnly: {
      changes: found.reportOnly.changes,
      verdict: found.reportOnly.verdict,
      policies: found.reportOnly.policies
        .filter(({ result }) => result !== 'reportOnlyNotApplied')
        .map(({ policyId, result }) => ({ ...ref(policyId), result })),
    },
    unknown: unknownsOf(found, signIn, given),
  };
}

/** What stands beside policies is told only where it acts. */
function isSilent(
  { policyId, applies }: PolicyResult,
  { policies }: CompiledPolicies,
): boolean {
  const own = policies.find(({ id }) => id === policyId);
  return (
    applies === false &&
    (!own || /^(perUserMfa$|securityDefaults\.)/.test(policyId))
  );
}

export function stateOf(
  state: string | null | undefined,
): 'enabled' | 'reportOnly' | 'disabled' {
  if (state === 'enabled') return 'enabled';
  return state === 'enabledForReportingButNotEnforced'
    ? 'reportOnly'
    : 'disabled';
}

const controlNames: Record<string, string> = {
  block: 'block',
  mfa: 'multifactor authentication',
  compliantDevice: 'a compliant device',
  domainJoinedDevice: 'a hybrid joined device',
  approvedApplication: 'an approved client app',
  compliantApplication: 'an app with a protection policy',
  passwordChange: 'a password change',
  riskRemediation: 'remediation of the risk',
  termsOfUse: 'terms of use',
  custom: 'a custom control',
};

export function controlWords({ controls }: Grant): string[] {
  return controls.map(({ kind, combinations }) =>
    kind === 'strength'
      ? `an authentication strength (${combinations?.length ? `${combinations.length} combinations of methods` : 'methods unknown'})`
      : (controlNames[kind] ?? kind),
  );
}

function statementOf(
  { verdict, range, demands, blockedInEffect }: WhatIf,
  requires: Explained['requires'],
): string {
  const open = range.length > 1;
  const may = open
    ? ` What is not known may make it ${range.filter(each => each !== verdict).join(' or ')}.`
    : '';
  if (verdict === 'block') {
    const asked = demands.some(({ grant }) =>
      grant.controls.some(({ kind }) => kind === 'block'),
    );
    return asked || !blockedInEffect.length
      ? `The sign-in is blocked.${may}`
      : `The sign-in is blocked in effect: ${blockedInEffect.length === 1 ? 'a policy asks' : 'policies ask'} for what this person, client or device cannot give.${may}`;
  }
  if (verdict === 'allow')
    return `The sign-in goes through with nothing more than the first factor.${may}`;
  const words = requires.map(({ controls, operator }) =>
    controls.length > 1
      ? `${operator === 'or' ? 'any of' : 'all of'} ${controls.join(', ')}`
      : controls[0],
  );
  return `The sign-in goes through with ${[...new Set(words)].join('; and ')}.${may}`;
}

const reasons: Record<string, string> = {
  notSet: 'It applies.',
  notEnoughInformation:
    'Whether it applies depends on what was not given or cannot be read.',
  policyNotEnabled: 'It is off.',
  emptyPolicy: 'It has no control.',
  users: 'It is not for this person.',
  workloadIdentities: 'It is for workload identities.',
  application: 'It is not for this app.',
  userActions: 'It is not for this user action.',
  authenticationContext: 'It is not for this authentication context.',
  devicePlatform: 'It is not for this platform.',
  devices: 'Its filter does not take this device.',
  clientApps: 'It is not for this kind of client.',
  location: 'It is not for this place.',
  signInRisk: 'It is for another sign-in risk.',
  userRisk: 'It is for another user risk.',
  insiderRisk: 'It is for another insider risk.',
  authenticationFlow: 'It is for another way of signing in.',
};

function sentenceOf({ state, applies, reason }: PolicyResult): string {
  const text = reasons[reason] ?? `It does not apply: ${reason}.`;
  return stateOf(state) === 'reportOnly' && applies !== false
    ? `${text} It only reports.`
    : text;
}

const detailNames = [
  'clientAppType',
  'platform',
  'location',
  'device',
  'signInRisk',
  'userRisk',
  'insiderRisk',
  'flow',
] as const;

function details({ signIn, appNames }: Given): Explained['signIn'] {
  const { target, location, device } = signIn;
  const label =
    target.kind === 'application'
      ? appNames.get(target.appId.toLowerCase())
      : undefined;
  return [
    {
      name: 'target',
      value: targetWords(target),
      ...(label ? { label } : {}),
    },
    ...detailNames.map(name => {
      if (name === 'location')
        return {
          name,
          value: location ? locationWords(location) : 'unspecified',
        };
      if (name === 'device')
        return { name, value: device ? deviceWords(device) : 'unspecified' };
      return { name, value: signIn[name] ?? 'unspecified' };
    }),
  ];
}

/** The details that were not given and that some policy reads, then what cannot be read at all. */
function unknownsOf(
  { perPolicy, demands }: WhatIf,
  signIn: CaSignIn,
  { compiled, missing }: Given,
): string[] {
  const open = new Set(
    perPolicy
      .filter(
        ({ applies, state }) => applies === 'unknown' && state === 'enabled',
      )
      .map(({ policyId }) => policyId),
  );
  const bits = compiled.policies.reduce(
    (mask, { id }, index) =>
      open.has(id) ? mask | (1n << BigInt(index)) : mask,
    0n,
  );
  const unspecified = compiled.dimensions
    .filter(
      ({ dimension, unconfigured }) =>
        dimension.value(signIn) === undefined && (bits & ~unconfigured) !== 0n,
    )
    .map(({ dimension }) => dimension.name)
    .filter(name => name !== 'servicePrincipalRisk');
  return [
    ...(unspecified.length
      ? [
          `Give ${unspecified.join(', ')}: ${open.size === 1 ? 'a policy depends' : `${open.size} policies depend`} on it.`,
        ]
      : []),
    ...(open.size && !unspecified.length
      ? [
          `Whether ${open.size === 1 ? 'a policy applies' : `${open.size} policies apply`} depends on what cannot be read or is not modelled.`,
        ]
      : []),
    ...(demands.some(({ reachable }) => reachable === 'unknown')
      ? [
          'Whether the person can give what is asked is not known: registered methods, the device or the trust in their home tenant cannot be told.',
        ]
      : []),
    ...missing,
  ];
}
