import type { Detector, SignIn } from '../../model';
import { Heap, noHeap, settle, tellOne } from './attempts';
import { apps } from './firstPartyApps';
import { isLately, Lately, remember } from './lately';
import { factorsUntold, isSingleFactor, tellsFactors } from './secondFactor';
import { DAY_MS, timeOf } from './signInEvent';

const MEMORY_DAYS = 7;

/** Tenants in which Microsoft registers its own apps. */
const microsoft = [
  'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
  '72f988bf-86f1-41af-91ab-2d7cd011db47',
];
const directory: readonly string[] = [apps.graph, apps.directoryGraph];

interface ScopeState extends Heap {
  /** App and network by which a person's tokens came so of late. */
  ways?: Lately;
}

/** Policies for a second factor that did not apply, by their ids. */
function unappliedPolicies({
  appliedConditionalAccessPolicies: policies = [],
}: SignIn): string[] {
  return policies.flatMap(({ id, result, enforcedGrantControls: controls }) =>
    result === 'notApplied' &&
    Array.isArray(controls) &&
    controls.some(control => /^mfa$|multifactor/i.test(String(control)))
      ? [String(id)]
      : [],
  );
}

function isScopeToken(event: SignIn): boolean {
  return (
    isSingleFactor(event) &&
    event.userType?.toLowerCase() === 'member' &&
    microsoft.includes(event.appOwnerTenantId ?? '') &&
    // A client on somebody's device has no secret to prove itself by.
    event.clientAppUsed === 'Mobile Apps and Desktop clients' &&
    directory.includes(event.resourceId ?? '') &&
    ['success', 'notApplied'].includes(event.conditionalAccessStatus ?? '') &&
    Boolean(
      event.authenticationDetails?.some(
        step =>
          /password/i.test(step.authenticationMethod ?? '') &&
          step.succeeded !== false,
      ),
    ) &&
    unappliedPolicies(event).length > 0
  );
}

/** A token for the directory's basic data, for which a policy that leaves an app out asked nothing. */
export const mfaBypassBaselineScope: Detector<ScopeState, SignIn> = {
  id: 'sig.mfa-bypass.baseline-scope',
  family: 'sig',
  title: 'Token for baseline scopes past an MFA policy',
  severity: 'medium',
  whyItMatters:
    'A policy for all resources that leaves one out does not ask for a second factor where only basic scopes of the directory are wanted: with a stolen password, people, groups and roles can be read.',
  howToFix: [
    'Remove the excluded resource from the policy, or protect the rest by a second policy without exclusions: see ca.resource-exclusion.',
    'Ask the person about the app; if nobody used it, reset the password and revoke sessions.',
  ],
  falsePositives: [
    'The first time a person uses one of Microsoft’s own apps in a network; it is told once in seven days.',
    'A person whom the policy leaves out on purpose.',
  ],
  references: {
    mitre: ['T1556.009'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps',
    ],
  },
  needs: ['signIns'],
  uses: ['nonInteractiveSignIns'],
  logs: ['signIns', 'nonInteractiveSignIns'],
  untold: factorsUntold,
  tells: event =>
    tellsFactors(event) &&
    Array.isArray(event.appliedConditionalAccessPolicies),
  memory: (MEMORY_DAYS + 1) * DAY_MS,

  subject: event =>
    isScopeToken(event) ? (event.userId ?? undefined) : undefined,
  init: () => noHeap,

  step({ ways, ...before }, event) {
    const at = timeOf(event);
    if (at === undefined) return { state: { ...before, ways }, witnesses: [] };
    const way = `${event.appId}|${event.autonomousSystemNumber ?? ''}`;
    const known = { ways: remember(ways, way, at, MEMORY_DAYS) };
    if (isLately(ways, way, at, MEMORY_DAYS))
      return {
        state: { ...settle(before, at, 0, 0), ...known },
        witnesses: [],
      };
    const { heap, witness } = tellOne(before, event, at, {
      severity: 'medium',
      statement:
        'One factor was enough for a token of the directory, while a policy for a second factor did not apply.',
      facts: told => ({
        apps: told.apps.length,
        policiesNotApplied: unappliedPolicies(event),
        conditionalAccessStatus: event.conditionalAccessStatus ?? null,
      }),
    });
    return { state: { ...heap, ...known }, witnesses: [witness] };
  },
};
