import { narrowedTo } from '../../conditionalAccess/tenant';
import { defineCheck } from '../../model';
import {
  coverageOf,
  defaultsOn,
  gapsByCause,
  peopleWitnesses,
  signInNeeds,
  signInUses,
  verdictOf,
} from './signIns';

export const mfaGapUsers = defineCheck({
  id: 'ca.mfa-gap.users',
  family: 'ca',
  title: 'Members can sign in without multifactor authentication',
  severity: 'high',
  whyItMatters:
    'All enforced policies together leave these people at least one way in without a second factor. A guessed or phished password is enough there, whatever each policy says by itself.',
  howToFix: [
    'Look at the sign-in that goes through, and at the policy that comes nearest.',
    'Take back the exclusion, switch the policy on, or widen it, whichever the finding names.',
    'Ask check_ca_gaps what that change would close before anyone touches the tenant.',
  ],
  falsePositives: [
    'People with per-user multifactor authentication: Graph gives no list of it.',
    'Service accounts that sign in from one place only, and are blocked elsewhere by other means.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['5.2.2.2'],
    scuba: ['MS.AAD.3.2v2'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-mfa-strength',
    ],
  },
  needs: signInNeeds,
  uses: signInUses,
  async evaluate(view) {
    const coverage = await coverageOf(view);
    if (coverage.reading.tenant.securityDefaultsEnabled) return defaultsOn;
    const cell = coverage.cell('members', 'mfa');
    // Who could activate a role is told of among the administrators.
    const gaps = cell.gaps.flatMap(gap =>
      narrowedTo(gap, ({ privileged }) => privileged === 'no'),
    );
    return verdictOf(
      view,
      [cell],
      await peopleWitnesses(view, gapsByCause(gaps)),
    );
  },
});
