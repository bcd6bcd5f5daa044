import { applicationContent } from './applicationContent';
import { applicationTier0 } from './applicationTier0';
import { applicationTier1 } from './applicationTier1';
import { delegatedTier0 } from './delegatedTier0';
import { delegatedTier1 } from './delegatedTier1';

/** How dangerous a permission is: 0 can take over the tenant, 1 broad change or tenant-wide data, 2 one kind of content. */
export type PermissionTier = 0 | 1 | 2;

export interface GraphPermission {
  name: string;
  tier: PermissionTier;
  why: string;
}

const LINE = /^(?:([0-9a-f-]{36}) )?(\S+) \| (.+)$/;

function read(
  table: string,
  tier: PermissionTier,
): [key: string, GraphPermission][] {
  return table
    .trim()
    .split('\n')
    .map(line => {
      const [, id, name, why] = LINE.exec(line)!;
      return [id ?? name, { name, tier, why }];
    });
}

const byAppRoleId = new Map([
  ...read(applicationContent, 2),
  ...read(applicationTier1, 1),
  ...read(applicationTier0, 0),
]);
const byScope = new Map([
  ...read(delegatedTier1, 1),
  ...read(delegatedTier0, 0),
]);

/** A permission that an app holds by itself, by its app role's id; undefined where it is harmless or not known. */
export function applicationPermission(
  appRoleId: string | null | undefined,
): GraphPermission | undefined {
  return appRoleId ? byAppRoleId.get(appRoleId.toLowerCase()) : undefined;
}

const byAppRoleName = new Map(
  [...byAppRoleId.values()].map(permission => [permission.name, permission]),
);

/** The same by its name, as audits write it. */
export function applicationPermissionNamed(
  name: string,
): GraphPermission | undefined {
  return byAppRoleName.get(name);
}

/** A permission that an app holds in a person's name; undefined where it is harmless or not known. */
export function delegatedPermission(
  scope: string,
): GraphPermission | undefined {
  return byScope.get(scope);
}

const CONTENT =
  /^(Mail|Mail-Advanced|MailboxItem|Files|Sites|Chat|ChatMessage|ChannelMessage|Notes|Group-Conversation|OnlineMeetingTranscript|OnlineMeetingRecording)\.(Read|ReadWrite|FullControl|Manage|Export|ImportExport)(\.All|\.Shared)?$/;
/** Of the older protocols, and of Exchange itself. */
const WHOLE_MAILBOX =
  /^(EWS|IMAP|POP)\.AccessAsUser\.All$|^full_access_as_(app|user)$/;

/** Whether a permission opens what people write and store, and not only what is known about it. */
export function opensContent(name: string): boolean {
  return CONTENT.test(name) || WHOLE_MAILBOX.test(name);
}
