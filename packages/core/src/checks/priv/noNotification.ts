import { AffectedEntity, defineCheck, Severity, Witness } from '../../model';
import { unsent, verdictOf } from '../verdictOf';
import { highlyPrivileged } from './highlyPrivileged';
import { rolePolicies, rolePolicyNeeds, RolePolicy } from './rolePolicies';

type Event = 'assignment' | 'activation';

/** Graph's rules of the mail to administrators, by what it tells of. */
const rulesOf: Record<Event, string[]> = {
  assignment: [
    'Notification_Admin_Admin_Assignment',
    'Notification_Admin_Admin_Eligibility',
  ],
  activation: ['Notification_Admin_EndUser_Assignment'],
};
const words: Record<Event, string> = {
  assignment: 'is given to somebody',
  activation: 'is activated',
};
const events = Object.keys(rulesOf) as Event[];

interface Mail {
  recipients: number;
  /** Microsoft's own choice of administrators is told too. */
  defaults: boolean | null;
}

/**
 * To whom mail of an event goes, the least of its rules; undefined where one of them was not sent.
 *
 * @see https://learn.microsoft.com/graph/api/resources/unifiedrolemanagementpolicynotificationrule
 */
function mailOf({ rules }: RolePolicy, event: Event): Mail | undefined {
  const mails = rulesOf[event].map(id => {
    const rule = rules.get(id);
    const recipients = rule?.notificationRecipients;
    return Array.isArray(recipients)
      ? {
          recipients: recipients.length,
          defaults:
            typeof rule?.isDefaultRecipientsEnabled === 'boolean'
              ? rule.isDefaultRecipientsEnabled
              : null,
        }
      : undefined;
  });
  if (mails.some(mail => !mail)) return undefined;
  return (mails as Mail[]).reduce((least, mail) =>
    rank(mail) < rank(least) ? mail : least,
  );
}

function rank({ recipients, defaults }: Mail): number {
  if (recipients) return 2;
  return defaults ? 1 : 0;
}

function witnessOf(
  event: Event,
  silent: { role: AffectedEntity; mail: Mail }[],
  of: number,
): Witness {
  const onlyDefaults = silent.filter(({ mail }) => mail.defaults).length;
  const all = onlyDefaults === silent.length;
  const severity: Severity = all ? 'info' : 'low';
  return {
    key: event,
    severity,
    statement: `When one of ${silent.length} of the most powerful roles ${words[event]}, ${all ? 'mail goes to the administrators of roles alone, who may be the ones to watch' : 'nobody is named to be told'}.`,
    affected: silent.map(({ role }) => role),
    facts: { roles: silent.length, of, onlyDefaults },
  };
}

export const noNotification = defineCheck({
  id: 'priv.no-notification',
  family: 'priv',
  title: 'Nobody is told when a powerful role is given or activated',
  severity: 'low',
  whyItMatters:
    'A role that an intruder gives to an account, or activates with a stolen one, is seen the same minute by whoever has the mail of it. Without a mailbox that somebody watches, it is seen when it was used.',
  howToFix: [
    'In the role’s settings in Privileged Identity Management, Notifications, name the mailbox of your security team for assignments as eligible and as active, and for activations.',
  ],
  falsePositives: [
    'Organisations that are told by the audit log in their SIEM: accept the finding.',
    'Roles that Microsoft tells its default recipients of: this is information only.',
  ],
  references: {
    mitre: ['T1098.003'],
    scuba: ['MS.AAD.7.7v1', 'MS.AAD.7.8v1', 'MS.AAD.7.9v1'],
    urls: [
      'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-email-notifications',
      'https://learn.microsoft.com/graph/api/resources/unifiedrolemanagementpolicynotificationrule',
    ],
  },
  needs: rolePolicyNeeds,
  async evaluate(view) {
    const policies = (await rolePolicies(view, 1)).filter(({ templateId }) =>
      highlyPrivileged.has(templateId),
    );
    let missing = policies.length ? 0 : 1;
    const witnesses = events.flatMap((event): Witness[] => {
      const silent = policies.flatMap(policy => {
        const mail = mailOf(policy, event);
        if (!mail) missing += 1;
        return mail && !mail.recipients ? [{ role: policy.role, mail }] : [];
      });
      return silent.length ? [witnessOf(event, silent, policies.length)] : [];
    });
    return verdictOf(
      witnesses,
      unsent(
        'roleManagementPolicyAssignments',
        { missing, seen: policies.length * events.length - missing },
        'Microsoft did not send of all the most powerful roles who is told of them.',
      ),
      { roles: policies.length },
    );
  },
});
