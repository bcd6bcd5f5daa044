import { figure } from '../../conditionalAccess/tenant';
import { defineCheck, type Severity, type Witness } from '../../model';
import { policyRef, wholePolicies } from './policies';
import { signInNeeds, signInUses } from './signIns';
import { switchedOn } from './switchedOn';

const DAY_MS = 86_400_000;

export const reportOnly = defineCheck({
  id: 'ca.report-only',
  family: 'ca',
  title: 'Policy only reports',
  severity: 'high',
  whyItMatters:
    'A policy in report-only mode writes into the sign-in log what it would have done and lets everyone through. Its name often says live.',
  howToFix: [
    'Look at its report-only results in the sign-in log for who would be stopped.',
    'Give those people what they need (a method, a device), or leave them out on purpose.',
    'Set the policy to On.',
  ],
  falsePositives: [
    'A policy that is being tried out for a few days; its age says so.',
  ],
  references: {
    mitre: ['T1556.009'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-report-only',
    ],
  },
  thresholds: {
    days: {
      value: 30,
      min: 1,
      max: 365,
      unit: 'days',
      title: 'A policy may be tried out',
    },
  },
  needs: ['conditionalAccessPolicies'],
  uses: [...signInNeeds, ...signInUses],
  async evaluate(view) {
    const triedDays = view.threshold('days');
    const all = await wholePolicies(view);
    const reporting = all.filter(
      ({ policy }) =>
        policy.state === 'enabledForReportingButNotEnforced' &&
        (policy.grantControls || policy.sessionControls),
    );
    if (!reporting.length)
      return { outcome: 'pass', evidence: { policies: all.length } };
    const witnesses: Witness[] = [];
    for (const whole of reporting) {
      const { policy, allUsers, allApps, blocks, requiresMfa } = whole;
      const changed = policy.modifiedDateTime ?? policy.createdDateTime;
      const days = changed
        ? Math.floor((view.now.getTime() - Date.parse(changed)) / DAY_MS)
        : undefined;
      const effect = await switchedOn(view, policy);
      // Where people cannot be judged: nothing enforced asks the same of everyone, so switching it on would stop somebody.
      const alone = !all.some(
        other =>
          other.enabled &&
          other.allUsers &&
          other.allApps &&
          !other.narrowing.size &&
          (blocks ? other.blocks : other.requiresMfa),
      );
      const wide = effect
        ? effect.people > 0
        : allUsers && allApps && (blocks || requiresMfa) && alone;
      let severity: Severity = 'low';
      if (wide) severity = 'high';
      else if (days !== undefined && days > triedDays) severity = 'medium';
      witnesses.push({
        key: policy.id,
        severity,
        statement: statementOf(wide, effect?.people),
        affected: [policyRef(whole)],
        facts: {
          state: policy.state,
          daysSinceChange: days ?? null,
          modifiedDateTime: policy.modifiedDateTime ?? null,
          builtInControls: policy.grantControls?.builtInControls ?? [],
          peopleItWouldAsk: effect?.people ?? null,
          signIn: effect?.signIn ?? null,
        },
      });
    }
    return { outcome: 'fail', witnesses };
  },
});

function statementOf(wide: boolean, people: number | undefined): string {
  if (!wide) return 'A policy only reports what it would do.';
  return people
    ? `A policy only reports; enforced, it would stop or ask ${figure(people)} ${people === 1 ? 'person' : 'people'} who are asked nothing now.`
    : 'A policy for all users and all resources only reports, and no enforced policy asks the same.';
}
