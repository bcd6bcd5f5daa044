import type { AffectedEntity, Severity } from '../../model';
import { activityList, auditDetector } from './auditDetector';
import type { Audit } from './auditRecord';
import { added, asText, words } from './auditValue';
import { raised, sighting, utcDay } from './sighting';

/** Client ids of the services whose permissions are known by name: Graph and its forerunner, Exchange and SharePoint. */
const judgedResources = [
  '00000003-0000-0000-c000-000000000000',
  '00000002-0000-0000-c000-000000000000',
  '00000002-0000-0ff1-ce00-000000000000',
  '00000003-0000-0ff1-ce00-000000000000',
];
const byItself = 'add app role assignment to service principal';

/** An app was given a permission that can take over the tenant, or change or read it broadly. */
export const appPermission = auditDetector({
  id: 'aud.app-permission',
  title: 'A dangerous permission was granted to an app',
  severity: 'critical',
  whyItMatters:
    'An app that may manage roles, apps or policies is an administrator without a second factor, and one that may read all mail needs no mailbox of its own.',
  howToFix: [
    'Ask who granted the permission what the app needs it for.',
    'If nobody knows: remove the grant, disable the app, and look at what it has done since.',
    'Give the narrower permission that the app can do with, and let consent be asked for through the workflow.',
  ],
  falsePositives: [
    'Products for security, backup or management that need the permission; acknowledge them with the owner.',
    'Permissions are judged by name. Those of services other than Microsoft Graph, Exchange and SharePoint are left out where the record tells whose they are; where it does not, a name that is the same is judged the same.',
    'What one person granted in their own name reaches only as far as they do, and is one step milder.',
    'A consent in the portal writes its permissions here, and once more where `aud.consent` reads them.',
  ],
  references: {
    mitre: ['T1098.003'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-applications',
      'https://learn.microsoft.com/graph/permissions-reference',
    ],
  },
  needs: ['directoryAudits'],
  activities: [byItself, 'add delegated permission grant'],
  judge(audit, { tenant }) {
    if (!isJudged(audit)) return [];
    const kind = audit.activity === byItself ? 'application' : 'delegated';
    const everyone =
      asText(audit.change('DelegatedPermissionGrant.ConsentType')?.new) !==
      'Principal';
    const app = receiverOf(audit);
    return granted(audit).flatMap(permission => {
      const tier = tenant.permissionTier(permission, kind);
      if (tier === undefined || tier > 1) return [];
      const severity: Severity = tier === 0 ? 'critical' : 'high';
      const personal = kind === 'delegated' && !everyone;
      return [
        sighting(audit, {
          key: `${app?.id ?? audit.action}:${permission}:${utcDay(audit.at)}`,
          severity: personal ? raised(severity, -1) : severity,
          statement:
            tier === 0
              ? 'An app was granted a permission that can take over the tenant.'
              : 'An app was granted a permission to change or read the tenant broadly.',
          affected: [app],
          facts: { permission, kind, tier, forEveryone: everyone },
        }),
      ];
    });
  },
});

function granted(audit: Audit): string[] {
  if (audit.activity === byItself)
    return words(audit.change('AppRole.Value')?.new);
  const scope = audit.change('DelegatedPermissionGrant.Scope');
  return added(words(scope?.old), words(scope?.new));
}

/** The app that gets it stands in the modified properties; the target is the service whose permission it is. */
function receiverOf(audit: Audit): AffectedEntity | undefined {
  const read = (name: string) =>
    asText(audit.change(`ServicePrincipal.${name}`)?.new);
  const id = read('ObjectID') ?? read('AppId');
  return id === undefined
    ? undefined
    : {
        kind: 'servicePrincipal',
        id: id.toLowerCase(),
        label: read('DisplayName') ?? read('AppId') ?? id,
      };
}

function isJudged(audit: Audit): boolean {
  const names = words(audit.change('TargetId.ServicePrincipalNames')?.new);
  const ids = names.filter(each => /^[\da-f-]{36}$/i.test(each));
  return (
    !ids.length ||
    ids.some(each => judgedResources.includes(each.toLowerCase()))
  );
}
