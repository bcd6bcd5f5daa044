import { defineCheck } from '../../model';
import { judgeSettings, onlyRow, type Setting } from '../judgeSettings';
import { timeOf } from './credentials';
import {
  CredentialRestrictions,
  Restricted,
  RestrictionScope,
  RestrictionType,
  scopes,
} from './credentialRestrictions';

const names = Object.keys(scopes) as RestrictionScope[];

/** One setting of a restriction: wrong where it does not hold for one kind of apps. */
function settingOf(
  name: RestrictionType,
  statement: string,
  judged: Map<RestrictionScope, Restricted>,
): Setting {
  const broken = [...judged].filter(([, { holds }]) => holds === false);
  const unknown = [...judged.values()].some(({ holds }) => holds === undefined);
  const where = broken
    .map(([scope, { why }]) => `${scopes[scope]}: ${why}`)
    .join('; ');
  return {
    name,
    wrong: broken.length > 0 || (unknown ? undefined : false),
    severity: 'low',
    statement: `${statement} (${where}).`,
    facts: {
      [name]: Object.fromEntries(
        [...judged].map(([scope, { sent }]) => [scope, sent]),
      ),
    },
  };
}

export const managementPolicy = defineCheck({
  id: 'app.management-policy',
  family: 'app',
  title: 'Nothing limits the secrets and certificates of apps',
  severity: 'low',
  whyItMatters:
    'Without a rule of the tenant, whoever may change an app may give it a secret of any lifetime: one that is copied into scripts and files, is seldom turned, and works for whoever finds it. An intruder who is put out comes back with it.',
  howToFix: [
    'Find out first which apps would stop: those that app.credential-long and app.secret-privileged name cannot renew their secrets in the same way.',
    'In Enterprise apps, Application policies, forbid new secrets for all apps, and let apps sign in with managed identities, federated credentials or certificates.',
    'Where secrets must stay, allow none that people make up, and none of more than 180 days; certificates of no more than a year.',
    'Let the rules hold for existing apps too, and give the few that need longer a policy of their own.',
  ],
  falsePositives: [
    'Organisations that restrict apps one by one: policies that are assigned to single apps are not read.',
  ],
  references: {
    mitre: ['T1098.001'],
    cis: ['5.1.5.3', '5.1.5.4', '5.1.5.5', '5.1.5.6'],
    scuba: ['MS.AAD.5.5v1', 'MS.AAD.5.6v1', 'MS.AAD.5.7v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-app-management-policies',
      'https://learn.microsoft.com/graph/api/resources/applicationauthenticationmethodpolicy',
    ],
  },
  thresholds: {
    secretDays: {
      value: 180,
      min: 1,
      max: 3650,
      unit: 'days',
      title: 'The longest that a new secret may last',
    },
    certificateDays: {
      value: 365,
      min: 1,
      max: 3650,
      unit: 'days',
      title: 'The longest that a new certificate may last',
    },
  },
  needs: ['defaultAppManagementPolicy'],
  // Its date tells whether a rule that begins on a day leaves older apps out.
  uses: ['organization'],
  async evaluate(view) {
    const policy = await onlyRow(view.rows('defaultAppManagementPolicy'));
    const tenant = await onlyRow(view.rows('organization'));
    const isEnabled = policy?.isEnabled ?? undefined;
    const on: Setting = {
      name: 'isEnabled',
      wrong: isEnabled === undefined ? undefined : !isEnabled,
      severity: 'low',
      statement:
        'The default app management policy is off: apps may have any secret and any certificate, for any time.',
      facts: { isEnabled: isEnabled ?? null },
    };
    // While it is off none of its restrictions is in force: that is one thing to mend, and not four.
    if (!policy || !isEnabled)
      return judgeSettings('defaultAppManagementPolicy', [on]);

    const restrictions = new CredentialRestrictions(
      policy,
      timeOf(tenant?.createdDateTime),
    );
    const secretDays = view.threshold('secretDays');
    const certificateDays = view.threshold('certificateDays');
    const judge = (
      type: RestrictionType,
      days?: number,
      of: readonly RestrictionScope[] = names,
    ) => new Map(of.map(scope => [scope, restrictions.of(scope, type, days)]));
    const addition = judge('passwordAddition');
    // Where there are no new secrets, nothing is to be said of them.
    const withSecrets = names.filter(scope => !addition.get(scope)?.holds);
    return judgeSettings('defaultAppManagementPolicy', [
      on,
      settingOf('passwordAddition', 'Secrets may be added to apps', addition),
      settingOf(
        'customPasswordAddition',
        'People may make up the secret of an app themselves',
        judge('customPasswordAddition', undefined, withSecrets),
      ),
      settingOf(
        'passwordLifetime',
        `New secrets of apps may last longer than ${secretDays} days`,
        judge('passwordLifetime', secretDays, withSecrets),
      ),
      settingOf(
        'asymmetricKeyLifetime',
        `New certificates of apps may last longer than ${certificateDays} days`,
        judge('asymmetricKeyLifetime', certificateDays),
      ),
    ]);
  },
});
