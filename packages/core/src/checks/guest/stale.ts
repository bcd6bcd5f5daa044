import { AffectedEntity, defineCheck, Witness } from '../../model';
import { userRef } from '../priv/holders';
import { dormantSince, eachWithLastSuccess } from '../tenant/dormant';

const DAY_MS = 86_400_000;

export const stale = defineCheck({
  id: 'guest.stale',
  family: 'guest',
  title: 'Dormant or pending guests',
  severity: 'low',
  whyItMatters:
    'Guests outlive the project they came for. Each is a door whose lock another organisation keeps.',
  howToFix: [
    'Review guests with an access review that removes who is not confirmed.',
    'Withdraw invitations that nobody accepted within a month.',
  ],
  falsePositives: [
    'Guests who only receive shared files by mail and never sign in.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/entra/identity/users/clean-up-stale-guest-accounts',
    ],
  },
  thresholds: {
    days: {
      value: 90,
      min: 7,
      max: 730,
      unit: 'days',
      title: 'Without a sign-in, a guest counts as dormant',
    },
    pendingDays: {
      value: 30,
      min: 1,
      max: 365,
      unit: 'days',
      title: 'An invitation may wait for its answer',
    },
  },
  needs: ['users', 'userSignInActivity'],
  async evaluate(view) {
    const dormantDays = view.threshold('days');
    const pendingDays = view.threshold('pendingDays');
    const dormant: AffectedEntity[] = [];
    const pending: AffectedEntity[] = [];
    let guests = 0;
    const isDormant = dormantSince(dormantDays, view.now);
    await eachWithLastSuccess(view, (user, lastSuccessAt) => {
      if (user.userType !== 'Guest' || user.accountEnabled !== true) return;
      guests += 1;
      const invited =
        user.externalUserStateChangeDateTime ?? user.createdDateTime;
      if (user.externalUserState === 'PendingAcceptance') {
        if (
          invited &&
          view.now.getTime() - Date.parse(invited) > pendingDays * DAY_MS
        )
          pending.push({ ...userRef(user), facts: { invited } });
        return;
      }
      const at = lastSuccessAt();
      if (isDormant(user, at))
        dormant.push({
          ...userRef(user),
          facts: { lastSuccess: at ?? null },
        });
    });
    const witnesses: Witness[] = [];
    if (dormant.length) {
      witnesses.push({
        key: 'dormant',
        statement: `${dormant.length} of ${guests} enabled guests have not signed in for ${dormantDays} days.`,
        affected: dormant,
        facts: { guests, days: dormantDays },
      });
    }
    if (pending.length) {
      witnesses.push({
        key: 'pending',
        statement: `${pending.length} ${pending.length === 1 ? 'invitation is' : 'invitations are'} open for more than ${pendingDays} days.`,
        affected: pending,
        facts: { guests, days: pendingDays },
      });
    }
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { guests } };
  },
});
