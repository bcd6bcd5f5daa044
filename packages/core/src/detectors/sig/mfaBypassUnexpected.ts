import type { Asked, Detector, SignIn, Witness } from '../../model';
import { factorsUntold, isSingleFactor, tellsFactors } from './secondFactor';
import { appOf, dateOf, isInteractive, personOf, timeOf } from './signInEvent';
import { signInRef } from './cases';

interface Logged {
  id: string;
  displayName?: string;
  result: string;
}

/** How the log says that a policy which should have asked did not. */
const causes: Record<string, string> = {
  notapplied: 'the log says that the policy did not apply',
  notenabled: 'the policy was not enabled then',
  reportonlysuccess: 'the policy only reported then',
  reportonlyfailure: 'the policy only reported then',
  reportonlynotapplied: 'the policy only reported then',
  reportonlyinterrupted: 'the policy only reported then',
};

function loggedOf(event: SignIn): Logged[] | undefined {
  return event.appliedConditionalAccessPolicies?.map(each => ({
    id: String(each.id ?? '').toLowerCase(),
    result: String(each.result ?? '').toLowerCase(),
  }));
}

/** A policy that was there when somebody signed in; one that was changed since may have said something else. */
function wasThen({ since }: Asked['policies'][number], at: number): boolean {
  return since === undefined || !(Date.parse(since) > at);
}

/** A second factor should have been asked for by the tenant's own policies, and the log says that none was. */
export const mfaBypassUnexpected: Detector<object, SignIn> = {
  id: 'sig.mfa-bypass.unexpected',
  family: 'sig',
  title: 'One factor where a policy asks for two',
  severity: 'high',
  whyItMatters:
    'The policy looks as if it protected this sign-in, and it did not. Either it does not say what it seems to say, or somebody has found the way around it.',
  howToFix: [
    'Look at the Conditional Access tab of the sign-in: it names the condition by which each policy did not apply.',
    'Ask the evaluation of the same person, app and place what the policies would ask, and compare.',
    'Close the gap that the difference shows; if there is none, treat the sign-in as somebody else’s.',
  ],
  falsePositives: [
    'A condition that the record does not tell, such as a device’s attributes at that moment: what depends on one is left out.',
    'A group or a role that the person was given after the sign-in: people are judged as they are now.',
    'A policy that Microsoft had not yet applied everywhere, minutes after it was changed.',
  ],
  references: {
    mitre: ['T1556.006', 'T1556.009'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access',
      'https://learn.microsoft.com/entra/identity/conditional-access/what-if-tool',
    ],
  },
  needs: [
    'signIns',
    'conditionalAccessPolicies',
    'securityDefaults',
    'users',
    'groups',
    'roleDefinitions',
    'roleAssignments',
    'namedLocations',
  ],
  uses: [
    'authenticationStrengths',
    'crossTenantAccessPolicyDefault',
    'crossTenantAccessPolicyPartners',
    'subscribedSkus',
  ],
  logs: ['signIns'],
  tells: tellsFactors,
  untold: factorsUntold,
  memory: 0,

  subject: event =>
    isSingleFactor(event) &&
    isInteractive(event) &&
    event.conditionalAccessStatus !== 'failure'
      ? (event.userId ?? undefined)
      : undefined,
  init: () => ({}),

  step(state, event, { tenant }) {
    const witness = judge(event, tenant.wouldAsk?.(event));
    return { state, witnesses: witness ? [witness] : [] };
  },
};

function judge(event: SignIn, asked: Asked | undefined): Witness | undefined {
  const at = timeOf(event);
  if (at === undefined || !asked) return undefined;
  if (asked.control !== 'mfa' && asked.control !== 'block') return undefined;
  const logged = loggedOf(event);
  const bypassed = asked.policies
    .filter(policy => wasThen(policy, at))
    .map(policy => ({
      ...policy,
      result: logged?.find(({ id }) => id === policy.id.toLowerCase())?.result,
    }))
    // What the log says was met is no bypass: a claim of an earlier sign-in, a federated second factor.
    .filter(({ result }) => result !== 'success');
  if (!bypassed.length) return undefined;
  return {
    key: `${event.userId}:${bypassed[0].id}:${dateOf(at)}`,
    // Without the log's own word on each policy it is the evaluation alone that says so.
    severity: bypassed.some(({ result }) => result) ? 'high' : 'medium',
    at: new Date(at).toISOString(),
    statement: `Somebody signed in with one factor where ${bypassed.length === 1 ? 'a policy asks' : `${bypassed.length} policies ask`} for ${asked.control === 'block' ? 'a block' : 'a second one'}.`,
    affected: [
      personOf(event),
      ...bypassed.map(({ id, label, result }) => ({
        kind: 'conditionalAccessPolicy' as const,
        id,
        label,
        facts: { loggedResult: result ?? null },
      })),
      ...appOf(event),
      signInRef(event),
    ],
    facts: {
      asked: asked.control,
      because: [
        ...new Set(
          bypassed.map(
            ({ result }) =>
              causes[result ?? ''] ??
              'the log does not tell how the policy was judged',
          ),
        ),
      ],
      conditionalAccessStatus: event.conditionalAccessStatus ?? null,
      app: event.appId ?? null,
      resource: event.resourceId ?? null,
    },
  };
}
