import {
  AffectedEntity,
  defineCheck,
  ServicePrincipal,
  User,
  Witness,
} from '../../model';
import { ownerNeeds } from '../app/appOwners';
import {
  privilegedApps,
  privilegedNeeds,
  privilegedUses,
} from '../app/privilegedApps';
import { principalRef, principalsAmong } from '../app/principals';
import { roleHolders, userRef, usersAmong } from './holders';
import { Way, waysByOwnership } from './ownership';

export const escalationPath = defineCheck({
  id: 'priv.escalation-path',
  family: 'priv',
  title: 'Way from an ordinary account to control over the tenant',
  severity: 'high',
  whyItMatters:
    'Who owns an app adds a secret and acts with all that the app holds; who owns a group adds a member. An account that nobody guards like an administrator is then worth as much as one.',
  howToFix: [
    'Remove the owners of what can take over the tenant; administrators manage it without being owners.',
    'Where an owner must stay, give that person the role openly, as an eligible assignment, so that it is reviewed and guarded.',
    'Take the permission or the role from the app.',
  ],
  falsePositives: [
    'Owners who are administrators under another account.',
    'An app that owns nothing, though Application.ReadWrite.OwnedBy would let it manage what it owns.',
  ],
  references: {
    mitre: ['T1098', 'T1484'],
    urls: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/overview-assign-app-owners',
      'https://learn.microsoft.com/entra/identity/role-based-access-control/groups-concept',
    ],
  },
  needs: [...new Set([...privilegedNeeds, ...ownerNeeds])],
  uses: privilegedUses,
  async evaluate(view) {
    const { apps, gaps } = await privilegedApps(view);
    const holders = await roleHolders(view, 0);
    // Whose role cannot be seen would be taken for an ordinary account.
    if (gaps.length) return { outcome: 'unknown', because: gaps };
    const controlling = new Set([
      ...holders.holdings.map(({ principalId }) => principalId),
      ...[...apps.values()].flatMap(({ app, tier }) =>
        tier === 0 ? [app.id] : [],
      ),
    ]);
    const targets = new Set(
      [...controlling].filter(id => apps.has(id) || holders.groups.has(id)),
    );
    const { byOwner, cut } = await waysByOwnership(view, targets);
    const people = await usersAmong(view, new Set(byOwner.keys()));
    const robots = new Map(
      (await principalsAmong(view, byOwner)).map(app => [app.id, app]),
    );
    const byTarget = new Map<string, Reached[]>();
    for (const [owner, ways] of byOwner) {
      const user = people.get(owner);
      const app = robots.get(owner);
      if (controlling.has(owner) || !(user || app)) continue;
      if ((user ?? app)!.accountEnabled === false) continue;
      for (const way of ways)
        byTarget.set(way.target, [
          ...(byTarget.get(way.target) ?? []),
          { way, user, app },
        ]);
    }
    if (!byTarget.size)
      return { outcome: 'pass', evidence: { targets: targets.size } };
    return {
      outcome: 'fail',
      witnesses: [...byTarget].map(([target, reached]): Witness => {
        const app = apps.get(target);
        const holds = app
          ? app.holds
          : [
              ...new Set(
                holders.holdings.flatMap(({ principalId, role }) =>
                  principalId === target ? [role.name] : [],
                ),
              ),
            ];
        const shortest = Math.min(
          ...reached.map(({ way }) => way.steps.length),
        );
        return {
          key: target,
          statement: `${reached.length} ordinary ${reached.length === 1 ? 'account reaches' : 'accounts reach'} ${holds.join(', ')} by owning ${app ? 'an app' : 'a group'} that holds it${shortest > 1 ? `, in ${shortest} steps` : ''}.`,
          affected: [
            app
              ? principalRef(app.app, { holds })
              : {
                  kind: 'group',
                  id: target,
                  label: holders.groups.get(target) ?? target,
                  facts: { holds },
                },
            ...reached.map(ordinary),
          ],
          facts: {
            holds,
            accounts: reached.length,
            shortest,
            ownersMayBeMore: cut.has(target),
          },
        };
      }),
    };
  },
});

interface Reached {
  way: Way;
  user?: User;
  app?: ServicePrincipal;
}

function ordinary({ way, user, app }: Reached): AffectedEntity {
  const facts = { owns: way.steps[0], path: way.steps };
  return user
    ? { ...userRef(user), facts: { ...facts, userType: user.userType ?? null } }
    : principalRef(app!, facts);
}
