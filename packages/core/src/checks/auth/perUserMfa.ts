import { AffectedEntity, defineCheck, isComplete, User } from '../../model';
import { userRef } from '../priv/holders';
import { unsent, verdictOf } from '../verdictOf';

const states = ['disabled', 'enabled', 'enforced'];

export const perUserMfa = defineCheck({
  id: 'auth.per-user-mfa',
  family: 'auth',
  title: 'People who are asked for MFA one by one',
  severity: 'medium',
  whyItMatters:
    'Per-user MFA asks beside all policies: it knows no location, device or strength of a method, lets remembered devices by for weeks, and hides a gap of Conditional Access until somebody switches it off.',
  howToFix: [
    'Cover these people by a Conditional Access policy that requires multifactor authentication, and see in the sign-in log that it applies to them.',
    'Then set their per-user MFA to disabled; what they have registered stays.',
  ],
  falsePositives: [
    'Tenants without Entra ID P1, in which Conditional Access cannot take its place: security defaults can.',
    'Tenants that are on their way to Conditional Access, as long as a policy does not cover these people yet.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['5.1.2.1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userstates',
      'https://learn.microsoft.com/graph/api/resources/strongauthenticationrequirements?view=graph-rest-beta',
    ],
  },
  needs: ['perUserMfa', 'users'],
  uses: ['conditionalAccessPolicies'],
  standsOnPartial: ['perUserMfa'],
  async evaluate(view) {
    const found = new Map<string, string>();
    let missing = 0;
    let seen = 0;
    for await (const { userId, perUserMfaState: state } of view.rows(
      'perUserMfa',
    )) {
      if (!state || !states.includes(state)) missing += 1;
      else seen += 1;
      if (state === 'enabled' || state === 'enforced') found.set(userId, state);
    }
    const because = unsent(
      'perUserMfa',
      { missing, seen },
      `Microsoft sent nothing that is understood for perUserMfaState of ${missing} people.`,
    );
    const affected: AffectedEntity[] = [];
    const enabled = ({ id, accountEnabled }: User) =>
      found.has(id) && accountEnabled !== false;
    for await (const user of view.rows('users', { ids: [...found.keys()] }))
      if (enabled(user))
        affected.push({
          ...userRef(user),
          facts: { perUserMfaState: found.get(user.id) },
        });
    if (!affected.length) return verdictOf([], because, { accounts: seen });

    let policies = 0;
    if (isComplete(view.completeness('conditionalAccessPolicies')))
      for await (const { state } of view.rows('conditionalAccessPolicies'))
        if (state === 'enabled') policies += 1;
    return verdictOf(
      [
        {
          key: 'tenant',
          // Without policies it is what protects these people, though in the older way.
          severity: policies ? 'medium' : 'low',
          statement: `${affected.length} ${affected.length === 1 ? 'person is' : 'people are'} asked for multifactor authentication one by one${policies ? ', beside the policies of Conditional Access' : ''}.`,
          affected,
          facts: { accounts: seen, policies },
        },
      ],
      because,
      {},
    );
  },
});
