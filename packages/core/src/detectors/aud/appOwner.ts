import type { AffectedEntity, EntityKind } from '../../model';
import {
  activityList,
  administratorNeeds,
  auditDetector,
  powerfulAppNeeds,
} from './auditDetector';
import type { Audit } from './auditRecord';
import { asText } from './auditValue';
import { sighting, targetEntity, utcDay } from './sighting';

const owned: Record<string, { kind: EntityKind; type: string; name: string }> =
  {
    'add owner to application': {
      kind: 'application',
      type: 'application',
      name: 'Application',
    },
    'add owner to service principal': {
      kind: 'servicePrincipal',
      type: 'serviceprincipal',
      name: 'ServicePrincipal',
    },
    'add owner to group': { kind: 'group', type: 'group', name: 'Group' },
  };

/** Somebody became an owner of what holds privileges, and can now use them or give them away. */
export const appOwner = auditDetector({
  id: 'aud.app-owner',
  title: 'An owner was added to a powerful app or role group',
  severity: 'medium',
  whyItMatters:
    'An owner of an app may give it a secret of their own, and an owner of a group that can hold roles decides who is in it: both get what it holds without being given any role.',
  howToFix: [
    'Ask who added the owner whether they meant it; remove the owner if nobody did.',
    'Let powerful apps and groups that can hold roles have owners that are administrators themselves, or none.',
  ],
  falsePositives: [
    'A team that takes an app over; acknowledge it.',
    'An app is told to be powerful by what it holds now: one that was given its permissions later is named from then on, and one that lost them is not named.',
    'Who creates a group or an app becomes its owner, and that is written as an addition too.',
  ],
  references: {
    mitre: ['T1098.001', 'T1098.003'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-applications',
    ],
  },
  needs: ['directoryAudits', ...administratorNeeds, ...powerfulAppNeeds],
  activities: Object.keys(owned),
  judge(audit, { tenant }) {
    const object = ownedBy(audit);
    if (!object) return [];
    const tier = [object.id, object.appId].flatMap(
      id => (id === undefined ? undefined : tenant.tierOf(id)) ?? [],
    )[0];
    const holdsRoles =
      object.entity.kind === 'group' &&
      tenant.isRoleAssignable(object.id) === true;
    if (tier === undefined && !holdsRoles) return [];
    const owner = audit.targets.find(({ id }) => id && id !== object.id);
    return [
      sighting(audit, {
        key: `${object.id}:${owner?.id ?? 'unnamed'}:${utcDay(audit.at)}`,
        statement:
          object.entity.kind === 'group'
            ? 'An owner was added to a group that can hold roles.'
            : 'An owner was added to an app that holds privileges over the tenant.',
        affected: [object.entity, targetEntity(owner)],
        facts: { tier: tier ?? null, roleAssignable: holdsRoles },
      }),
    ];
  },
});

/** The owner is the first target; what is owned stands in its modified properties, and sometimes as the second target. */
function ownedBy(
  audit: Audit,
): { id: string; appId?: string; entity: AffectedEntity } | undefined {
  const { kind, type, name } = owned[audit.activity];
  const second = audit.targets.slice(1).find(each => each.type === type);
  const id = asText(audit.change(`${name}.ObjectID`)?.new) ?? second?.id;
  if (id === undefined) return undefined;
  const label =
    asText(audit.change(`${name}.DisplayName`)?.new) ?? second?.name ?? id;
  return {
    id: id.toLowerCase(),
    appId: asText(audit.change(`${name}.AppId`)?.new)?.toLowerCase(),
    entity: { kind, id: id.toLowerCase(), label },
  };
}
