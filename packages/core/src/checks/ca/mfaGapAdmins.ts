import { narrowedTo, type TenantGap } from '../../conditionalAccess/tenant';
import { defineCheck, type Severity } from '../../model';
import {
  coverageOf,
  defaultsOn,
  gapsByCause,
  peopleWitnesses,
  signInNeeds,
  signInUses,
  verdictOf,
} from './signIns';

export const mfaGapAdmins = defineCheck({
  id: 'ca.mfa-gap.admins',
  family: 'ca',
  title: 'Administrators can sign in without multifactor authentication',
  severity: 'critical',
  whyItMatters:
    'All enforced policies together leave these administrators at least one way in without a second factor: one phished password is enough to take what their roles open.',
  howToFix: [
    'Look at the sign-in that goes through, and at the policy that comes nearest.',
    'Take back the exclusion, switch the policy on, or widen it, whichever the finding names.',
    'Ask check_ca_gaps what that change would close before anyone touches the tenant.',
  ],
  falsePositives: [
    'Accounts for emergencies that are not declared in the configuration.',
    'Administrators with per-user multifactor authentication: Graph gives no list of it.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['5.2.2.1'],
    scuba: ['MS.AAD.3.2v2', 'MS.AAD.3.6v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-old-require-mfa-admin',
    ],
  },
  needs: signInNeeds,
  uses: signInUses,
  async evaluate(view) {
    const coverage = await coverageOf(view);
    if (coverage.reading.tenant.securityDefaultsEnabled) return defaultsOn;
    const now = coverage.cell('admins', 'mfa');
    const activated = coverage.cell('adminsOrEligible', 'mfa');
    const gaps = [
      ...now.gaps,
      ...activated.gaps.flatMap(gap =>
        narrowedTo(gap, each => !now.open.has(each)),
      ),
    ];
    // Who could activate a role, and is open only until they do: their role's policies reach them with the role.
    const until = coverage.audiences
      .filter(each => !each.startsWith('admins'))
      .flatMap(each => coverage.cell(each, 'mfa').gaps)
      .flatMap(gap =>
        narrowedTo(
          gap,
          each => each.privileged === 'eligible' && !activated.open.has(each),
        ),
      )
      .map((gap): TenantGap => ({ ...gap, audience: 'adminsOrEligible' }));
    const severityOf = (severity: Severity) => (): Severity => severity;
    const open = await peopleWitnesses(
      view,
      gapsByCause(gaps),
      severityOf('critical'),
    );
    const untilActivation = await peopleWitnesses(
      view,
      gapsByCause(until),
      severityOf('high'),
    );
    return verdictOf(
      view,
      [now, activated],
      [
        ...open,
        ...untilActivation.map(witness => ({
          ...witness,
          key: `until activation ${witness.key}`,
          statement: `Until they activate a role: ${witness.statement}`,
          facts: { ...witness.facts, untilActivation: true },
        })),
      ],
    );
  },
});
