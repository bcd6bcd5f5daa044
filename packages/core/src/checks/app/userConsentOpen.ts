import {
  defineCheck,
  isComplete,
  PermissionGrantPolicy,
  Severity,
  Witness,
} from '../../model';

const SELF = 'managepermissiongrantsforself.';

/** Microsoft's own policies. @see https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies */
const builtIn: Record<string, { severity?: Severity; means: string }> = {
  'microsoft-user-default-legacy': {
    severity: 'high',
    means: 'any app, to all that needs no administrator',
  },
  'microsoft-user-default-recommended': {
    severity: 'medium',
    means: 'what Microsoft holds to be safe at the time',
  },
  'microsoft-user-default-low': {
    means: 'permissions that are classified as low, of verified publishers',
  },
};

/** Whether a policy of the tenant's own lets through more than what was classified as low. */
function isWide({ includes = [] }: PermissionGrantPolicy): boolean {
  return includes.some(
    each =>
      each.permissionType !== 'application' &&
      each.permissionClassification !== 'low' &&
      each.clientApplicationsFromVerifiedPublisherOnly !== true,
  );
}

export const userConsentOpen = defineCheck({
  id: 'app.user-consent-open',
  family: 'app',
  title: 'People may give apps access by themselves',
  severity: 'high',
  whyItMatters:
    'A link and one click give a stranger’s app the person’s mail and files, and the second factor does not help.',
  howToFix: [
    'Allow consent for low-risk permissions of verified publishers only, or for none.',
    'Switch on the admin consent workflow, so that people can ask.',
  ],
  falsePositives: [
    'Which permissions the tenant classified as low is not read: a dangerous one among them makes the low policy wide.',
  ],
  references: {
    mitre: ['T1528'],
    cis: ['5.1.5.1'],
    scuba: ['MS.AAD.5.2v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent',
    ],
  },
  needs: ['authorizationPolicy'],
  uses: ['permissionGrantPolicies'],
  async evaluate(view) {
    let assigned: string[] | undefined;
    let riskyApps = false;
    for await (const row of view.rows('authorizationPolicy')) {
      assigned =
        row.defaultUserRolePermissions?.permissionGrantPoliciesAssigned ??
        assigned;
      riskyApps ||= row.allowUserConsentForRiskyApps === true;
    }
    const own = new Map<string, PermissionGrantPolicy>();
    const policies = view.completeness('permissionGrantPolicies');
    if (isComplete(policies))
      for await (const row of view.rows('permissionGrantPolicies'))
        own.set(row.id.toLowerCase(), row);

    const witnesses: Witness[] = [];
    const unread: string[] = [];
    for (const name of assigned ?? []) {
      if (!name.toLowerCase().startsWith(SELF)) continue;
      const id = name.slice(SELF.length).toLowerCase();
      const known = builtIn[id];
      const policy = own.get(id);
      if (known ? !known.severity : policy && !isWide(policy)) continue;
      if (!known && !policy) unread.push(id);
      else
        witnesses.push({
          key: id,
          severity: known?.severity ?? 'medium',
          statement: `People may consent to ${known?.means ?? 'more than low-risk permissions, by a policy of the tenant’s own'}.`,
          affected: [],
          facts: { permissionGrantPoliciesAssigned: name },
        });
    }
    if (riskyApps)
      witnesses.push({
        key: 'riskyApps',
        severity: 'medium',
        statement:
          'People may consent to apps that Microsoft holds to be risky.',
        affected: [],
        facts: { allowUserConsentForRiskyApps: true },
      });
    if (witnesses.length) return { outcome: 'fail', witnesses };
    if (assigned && !unread.length)
      return { outcome: 'pass', evidence: { assigned } };
    return {
      outcome: 'unknown',
      because: [
        assigned
          ? { dataset: 'permissionGrantPolicies', completeness: policies }
          : {
              dataset: 'authorizationPolicy',
              completeness: {
                state: 'partial',
                seen: 0,
                why: 'Microsoft did not send which consent policies people have.',
              },
            },
      ],
    };
  },
});
