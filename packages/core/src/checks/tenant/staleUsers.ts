import { AffectedEntity, defineCheck } from '../../model';
import { userRef } from '../priv/holders';
import { dormantSince, eachWithLastSuccess } from './dormant';

export const staleUsers = defineCheck({
  id: 'tenant.stale-users',
  family: 'tenant',
  title: 'Dormant enabled users',
  severity: 'low',
  whyItMatters:
    'An account that nobody uses and nobody closes is one whose theft nobody notices; it may hold a licence too.',
  howToFix: [
    'Disable accounts after 90 days without a sign-in, and delete them after a further period.',
    'Connect the directory to the records of who works here, so that leaving closes the account.',
  ],
  falsePositives: [
    'People on a long leave.',
    'Service accounts that sign in without interaction only; those attempts are taken into account where Graph has them.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/identity/monitoring-health/howto-manage-inactive-user-accounts',
    ],
  },
  thresholds: {
    days: {
      value: 90,
      min: 7,
      max: 730,
      unit: 'days',
      title: 'Without a sign-in, an account counts as dormant',
    },
  },
  needs: ['users', 'userSignInActivity'],
  async evaluate(view) {
    const dormantDays = view.threshold('days');
    const affected: AffectedEntity[] = [];
    let members = 0;
    let licensed = 0;
    const isDormant = dormantSince(dormantDays, view.now);
    await eachWithLastSuccess(view, (user, lastSuccessAt) => {
      if (user.userType !== 'Member' || user.accountEnabled !== true) return;
      members += 1;
      const at = lastSuccessAt();
      if (!isDormant(user, at)) return;
      const { licences } = user;
      if (licences) licensed += 1;
      affected.push({
        ...userRef(user),
        facts: { lastSuccess: at ?? null, licences },
      });
    });
    if (!affected.length)
      return { outcome: 'pass', evidence: { members, days: dormantDays } };
    return {
      outcome: 'fail',
      witnesses: [
        {
          key: 'tenant',
          statement: `${affected.length} of ${members} enabled members have not signed in for ${dormantDays} days; ${licensed} of them hold a licence.`,
          affected,
          facts: { members, days: dormantDays, licensed },
        },
      ],
    };
  },
});
