import { defineCheck, Witness } from '../../model';
import { unsent, verdictOf } from '../verdictOf';
import { timeOf } from './credentials';
import { principalRef, registrationsOf } from './principals';
import {
  privilegedApps,
  privilegedNeeds,
  privilegedUses,
} from './privilegedApps';

const DAY_MS = 86_400_000;

export const inactivePrivileged = defineCheck({
  id: 'app.inactive-privileged',
  family: 'app',
  title: 'Powerful app that nobody uses',
  severity: 'medium',
  whyItMatters:
    'Nobody misses an app that does nothing, nor looks at what it does when somebody else signs in as it: its secret and its permissions are there for whoever finds them.',
  howToFix: [
    'Ask the owner of the app whether it is needed, and disable its sign-in for some weeks.',
    'Then delete it, or take its permissions and roles away.',
  ],
  falsePositives: [
    'Apps that run once a year, or in an emergency only.',
    'Managed identities and apps that were just created, of whose use Microsoft says nothing: they are not named.',
  ],
  references: {
    mitre: ['T1078.004', 'T1098.001'],
    urls: [
      'https://learn.microsoft.com/entra/identity/monitoring-health/concept-usage-insights-report',
      'https://learn.microsoft.com/graph/api/resources/serviceprincipalsigninactivity?view=graph-rest-beta',
    ],
  },
  thresholds: {
    days: {
      value: 90,
      min: 7,
      max: 730,
      unit: 'days',
      title: 'Without a sign-in, an app counts as unused',
    },
  },
  needs: [
    ...privilegedNeeds,
    'applications',
    'servicePrincipalSignInActivities',
  ],
  uses: privilegedUses,
  async evaluate(view) {
    const days = view.threshold('days');
    const before = view.now.getTime() - days * DAY_MS;
    const { apps, gaps } = await privilegedApps(view);
    const powerful = [...apps.values()].filter(
      ({ app }) => app.accountEnabled !== false,
    );
    const wanted = new Set(powerful.map(({ app }) => app.appId));
    const used = new Map<string, string | null>();
    for await (const { appId, lastSignInActivity } of view.rows(
      'servicePrincipalSignInActivities',
    ))
      if (appId && wanted.has(appId))
        used.set(appId, lastSignInActivity?.lastSignInDateTime ?? null);
    const registrations = await registrationsOf(
      view,
      powerful.map(({ app }) => app),
    );

    const witnesses: Witness[] = [];
    let missing = 0;
    for (const { app, tier, holds } of powerful) {
      const { appId } = app;
      const last = appId ? used.get(appId) : undefined;
      // What was never used has no row: it is unused since it was created, as far as that is known.
      const since =
        last === undefined && app.servicePrincipalType !== 'ManagedIdentity'
          ? registrations.get(appId ?? '')?.createdDateTime
          : last;
      const at = timeOf(since);
      if (at === undefined) missing += 1;
      if (at === undefined || at > before) continue;
      witnesses.push({
        key: app.id,
        statement: last
          ? `An app that holds ${holds.join(', ')} was used the last time more than ${days} days ago.`
          : `An app that holds ${holds.join(', ')} was created more than ${days} days ago and never used.`,
        affected: [
          principalRef(app, { lastSignIn: last ?? null, tier, holds }),
        ],
        facts: { lastSignIn: last ?? null, holds },
      });
    }
    return verdictOf(
      witnesses,
      [
        ...gaps,
        ...unsent(
          'servicePrincipalSignInActivities',
          { missing, seen: powerful.length - missing },
          `Microsoft did not say of ${missing} apps when they were used, or how old they are.`,
        ),
      ],
      { powerfulApps: powerful.length },
    );
  },
});
