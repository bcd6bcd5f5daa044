import { narrowedTo, guestTypes } from '../../conditionalAccess/tenant';
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

export const mfaGapGuests = defineCheck({
  id: 'ca.mfa-gap.guests',
  family: 'ca',
  title: 'External people can sign in without multifactor authentication',
  severity: 'high',
  whyItMatters:
    'Policies that leave out guests, or one kind of them, are common. External people with member rights are forgotten most, because nothing about them says guest.',
  howToFix: [
    'Look at which kind of external people the finding names, and at the policy that leaves them out.',
    'Take back the exclusion, or enforce a policy for all guest and external users.',
    'Trust the multifactor authentication of partners in the cross-tenant access settings, so that their people are not asked twice.',
  ],
  falsePositives: [
    'Guests whose home tenant asks each of them: this tenant cannot see that, unless it trusts the answer.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['5.2.2.2'],
    urls: [
      'https://learn.microsoft.com/entra/external-id/authentication-conditional-access',
    ],
  },
  needs: signInNeeds,
  uses: signInUses,
  async evaluate(view) {
    const coverage = await coverageOf(view);
    if (coverage.reading.tenant.securityDefaultsEnabled) return defaultsOn;
    const cells = coverage.audiences
      .filter(each => guestTypes.some(type => type === each))
      .map(each => coverage.cell(each, 'mfa'));
    if (!cells.length)
      return {
        outcome: 'notApplicable',
        because: 'No enabled account of external people is in the tenant.',
      };
    const gaps = cells.flatMap(cell =>
      cell.gaps.flatMap(gap =>
        narrowedTo(gap, ({ privileged }) => privileged === 'no'),
      ),
    );
    const causes = cells.flatMap(({ audience }) =>
      gapsByCause(gaps.filter(gap => gap.audience === audience)).map(cause => ({
        ...cause,
        key: `${audience} ${cause.key}`,
      })),
    );
    return verdictOf(view, cells, await peopleWitnesses(view, causes));
  },
});
