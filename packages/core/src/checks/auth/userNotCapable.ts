import {
  AffectedEntity,
  defineCheck,
  everybody,
  selection,
  Severity,
} from '../../model';
import { userRef } from '../priv/holders';
import { eachBeside } from '../sideBySide';

const capable = selection(
  'userRegistrationDetails',
  ({ isMfaCapable }) => isMfaCapable ?? undefined,
);

export const userNotCapable = defineCheck({
  id: 'auth.user-not-capable',
  family: 'auth',
  title: 'People who cannot do multifactor authentication',
  severity: 'high',
  whyItMatters:
    'Who has no usable second factor signs in with a password, or registers the first factor when a policy asks: so does whoever has stolen the password.',
  howToFix: [
    'Run a registration campaign, department by department.',
    'Protect registration itself by a policy (trusted network, managed device or a Temporary Access Pass).',
  ],
  falsePositives: [
    'Shared mailboxes and service accounts that should not sign in: disable them.',
  ],
  references: {
    cis: ['5.2.3.4'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/how-to-mfa-registration-campaign',
    ],
  },
  needs: ['users', 'userRegistrationDetails'],
  async evaluate(view) {
    let members = 0;
    let unreported = 0;
    const affected: AffectedEntity[] = [];
    await eachBeside(view, everybody, capable, (user, reported) => {
      if (user.accountEnabled !== true || user.userType !== 'Member') return;
      const isCapable = reported();
      // Not in the report is not "not capable".
      if (typeof isCapable !== 'boolean') {
        unreported += 1;
        return;
      }
      members += 1;
      if (!isCapable) affected.push(userRef(user));
    });
    const evidence = { members, unreported };
    if (!affected.length) {
      return unreported
        ? {
            outcome: 'unknown',
            because: [
              {
                dataset: 'userRegistrationDetails',
                completeness: {
                  state: 'partial',
                  seen: members,
                  why: `${unreported} enabled members are not in Microsoft’s report yet; it is a day behind at times.`,
                },
              },
            ],
          }
        : { outcome: 'pass', evidence };
    }
    const share = affected.length / members;
    let severity: Severity = 'low';
    if (share >= 0.5) severity = 'high';
    else if (share >= 0.1) severity = 'medium';
    return {
      outcome: 'fail',
      witnesses: [
        {
          key: 'tenant',
          severity,
          statement: `${affected.length} of ${members} enabled members (${Math.round(share * 100)} %) cannot do multifactor authentication.`,
          affected,
          facts: { ...evidence, notCapable: affected.length },
        },
      ],
    };
  },
});
