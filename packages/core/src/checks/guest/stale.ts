import { AffectedEntity, defineCheck, Witness } from '../../model';
import { userRef } from '../priv/holders';
import { isDormant, lastSuccesses } from '../tenant/dormant';

const DAYS = 90;
const PENDING_DAYS = 30;
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
  needs: ['users', 'userSignInActivity'],
  async evaluate(view) {
    const last = await lastSuccesses(view);
    const dormant: AffectedEntity[] = [];
    const pending: AffectedEntity[] = [];
    let guests = 0;
    for await (const user of view.rows('users')) {
      if (user.userType !== 'Guest' || user.accountEnabled !== true) continue;
      guests += 1;
      const invited =
        user.externalUserStateChangeDateTime ?? user.createdDateTime;
      if (user.externalUserState === 'PendingAcceptance') {
        if (
          invited &&
          view.now.getTime() - Date.parse(invited) > PENDING_DAYS * DAY_MS
        )
          pending.push({ ...userRef(user), facts: { invited } });
      } else if (isDormant(user, last.get(user.id), DAYS, view.now)) {
        dormant.push({
          ...userRef(user),
          facts: { lastSuccess: last.get(user.id)?.at ?? null },
        });
      }
    }
    const witnesses: Witness[] = [];
    if (dormant.length) {
      witnesses.push({
        key: 'dormant',
        statement: `${dormant.length} of ${guests} enabled guests have not signed in for ${DAYS} days.`,
        affected: dormant,
        facts: { guests, days: DAYS },
      });
    }
    if (pending.length) {
      witnesses.push({
        key: 'pending',
        statement: `${pending.length} ${pending.length === 1 ? 'invitation is' : 'invitations are'} open for more than ${PENDING_DAYS} days.`,
        affected: pending,
        facts: { guests, days: PENDING_DAYS },
      });
    }
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { guests } };
  },
});
