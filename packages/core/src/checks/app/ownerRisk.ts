import {
  AffectedEntity,
  defineCheck,
  isComplete,
  Severity,
  Witness,
} from '../../model';
import {
  principalIds,
  roleHolders,
  userRef,
  usersAmong,
} from '../priv/holders';
import { ownerNeeds, ownersOfApps } from './appOwners';
import { principalRef } from './principals';
import {
  privilegedApps,
  privilegedNeeds,
  privilegedUses,
} from './privilegedApps';

export const ownerRisk = defineCheck({
  id: 'app.owner-risk',
  family: 'app',
  title: 'Privileged app whose owner is weak, or that nobody owns',
  severity: 'high',
  whyItMatters:
    'An owner adds a secret to the app and has what it has. A guest, or an account without a second factor, is then the easiest way in; an app that nobody owns is an app that nobody tidies up.',
  howToFix: [
    'Remove the owners who do not administer the tenant; they can ask for changes instead.',
    'Give an app without owners one who holds an administrator role, or delete the app.',
  ],
  falsePositives: [
    'Apps that are administered by roles on purpose have no owners.',
    'Owners whose second factor is at their own organisation.',
  ],
  references: {
    mitre: ['T1098.001'],
    urls: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/overview-assign-app-owners',
    ],
  },
  needs: [...new Set([...privilegedNeeds, ...ownerNeeds])],
  uses: [...privilegedUses, 'userRegistrationDetails'],
  async evaluate(view) {
    const { apps, gaps } = await privilegedApps(view);
    // Who may activate a role would be taken for somebody without one.
    if (gaps.length) return { outcome: 'unknown', because: gaps };
    const owners = await ownersOfApps(view, apps);
    const people = await usersAmong(
      view,
      new Set([...owners.values()].flatMap(each => [...each.owners])),
    );
    const administrators = principalIds(await roleHolders(view, 2));
    const reported = view.completeness('userRegistrationDetails');
    const withoutMfa = new Set<string>();
    if (isComplete(reported))
      for await (const { id, isMfaCapable } of view.rows(
        'userRegistrationDetails',
        { ids: [...people.keys()] },
      ))
        if (people.has(id) && isMfaCapable === false) withoutMfa.add(id);

    const witnesses: Witness[] = [];
    for (const { app, holds, tier, origin } of apps.values()) {
      const { owners: ids, mayBeMore } = owners.get(app.id)!;
      const weak = [...ids].flatMap((id): AffectedEntity[] => {
        const user = people.get(id);
        if (!user || user.accountEnabled === false) return [];
        const because = [
          user.userType === 'Guest' ? 'is a guest' : '',
          withoutMfa.has(id) ? 'has no second factor' : '',
          administrators.has(id) ? '' : 'holds no administrator role',
        ].filter(Boolean);
        return because.length ? [{ ...userRef(user), facts: { because } }] : [];
      });
      // Of an app of another organisation the registration, and its owners, are not here.
      const nobody = !ids.size && origin === 'tenant';
      if (!weak.length && !nobody) continue;
      const severity: Severity = weak.length ? 'high' : 'low';
      witnesses.push({
        key: app.id,
        severity,
        statement: weak.length
          ? `An app that holds ${holds.join(', ')} is owned by ${weak.length} ${weak.length === 1 ? 'account' : 'accounts'} that nobody guards like an administrator.`
          : `Nobody owns an app that holds ${holds.join(', ')}.`,
        affected: [principalRef(app), ...weak],
        facts: {
          holds,
          tier,
          owners: ids.size,
          ownersMayBeMore: mayBeMore,
          secondFactors: isComplete(reported) ? 'read' : 'not read',
        },
      });
    }
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { privilegedApps: apps.size } };
  },
});
