import { AffectedEntity, defineCheck, Witness } from '../../model';
import { isDormant, lastSuccesses } from '../tenant/dormant';
import {
  holderNeeds,
  holderUses,
  isBreakGlass,
  principalIds,
  roleHolders,
  roleNames,
  userRef,
  usersAmong,
} from './holders';

export const staleAdmin = defineCheck({
  id: 'priv.stale-admin',
  family: 'priv',
  title: 'Dormant or disabled administrator',
  severity: 'high',
  whyItMatters:
    'Nobody misses an administrator who does not come: a stolen account that nobody uses is noticed last.',
  howToFix: [
    'Remove the role from people who have not signed in for 45 days.',
    'Remove roles when an account is disabled; enabling it again must not bring them back.',
  ],
  falsePositives: [
    'Emergency accounts that were not declared in the configuration.',
    'People on a long leave.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/id-governance/access-reviews-overview',
    ],
  },
  thresholds: {
    days: {
      value: 45,
      min: 7,
      max: 365,
      unit: 'days',
      title: 'Without a sign-in, an administrator counts as dormant',
    },
  },
  needs: [...holderNeeds, 'userSignInActivity'],
  uses: holderUses,
  async evaluate(view) {
    const dormantDays = view.threshold('days');
    const holders = await roleHolders(view, 1);
    const ids = principalIds(holders);
    const users = [...(await usersAmong(view, ids)).values()].filter(
      user => !isBreakGlass(user, view.declarations.breakGlassAccounts),
    );
    const last = await lastSuccesses(view, ids);
    const affected = (user: (typeof users)[number]): AffectedEntity => ({
      ...userRef(user),
      facts: {
        lastSuccess: last.get(user.id)?.at ?? null,
        accountEnabled: user.accountEnabled ?? null,
        roles: roleNames(holders, user.id),
      },
    });
    const dormant = users.filter(
      user =>
        user.accountEnabled === true &&
        isDormant(user, last.get(user.id), dormantDays, view.now),
    );
    const disabled = users.filter(user => user.accountEnabled === false);
    const witnesses: Witness[] = [];
    if (dormant.length) {
      witnesses.push({
        key: 'dormant',
        statement: `${dormant.length} enabled ${dormant.length === 1 ? 'administrator has' : 'administrators have'} not signed in for ${dormantDays} days.`,
        affected: dormant.map(affected),
        facts: { days: dormantDays },
      });
    }
    if (disabled.length) {
      witnesses.push({
        key: 'disabled',
        severity: 'low',
        statement: `${disabled.length} disabled ${disabled.length === 1 ? 'account still holds' : 'accounts still hold'} a privileged role.`,
        affected: disabled.map(affected),
        facts: {},
      });
    }
    if (witnesses.length) return { outcome: 'fail', witnesses };
    return holders.gaps.length
      ? { outcome: 'unknown', because: holders.gaps }
      : { outcome: 'pass', evidence: { administrators: users.length } };
  },
});
