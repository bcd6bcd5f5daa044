import type { Audit, Change } from './auditRecord';
import { asFlag, asText, words } from './auditValue';

/** From nobody to everybody. @see https://learn.microsoft.com/graph/api/resources/authorizationpolicy */
const inviters = [
  'none',
  'adminsandguestinviters',
  'adminsguestinvitersandallmembers',
  'everyone',
];
/** From the least that a guest may see to what a member may. */
const guestRoles = [
  '2af84b1e-32c8-42b7-82bc-daa82404023b',
  '10dae51f-b6af-4016-8d66-8c2a99b929b3',
  'a0b1b346-4d3e-4e8b-98f8-753987be4970',
];
const flags =
  /allowuserconsentforriskyapps|allowedtocreate(apps|securitygroups|tenants)|allowedtoreadbitlocker|allowemailverifieduserstojoin|allowedtosignupemailbased/;

/** What of the authorization policy is looser than it was; undefined where the record holds no values. */
export function looserAuthorization(audit: Audit): string[] | undefined {
  const changes = audit.targets.flatMap(target => [...target.changes]);
  const told = changes.filter(
    ([name]) => !/^(included updated properties|targetid\.)/.test(name),
  );
  if (!told.length) return undefined;
  return told.flatMap(([name, change]) =>
    isLooser(name.replace(/^.*\./, ''), change) ? [sentence(name, change)] : [],
  );
}

function isLooser(name: string, change: Change): boolean {
  const before = asText(change.old)?.toLowerCase() ?? '';
  const after = asText(change.new)?.toLowerCase() ?? '';
  if (name === 'allowinvitesfrom') return isLater(inviters, before, after);
  if (name === 'guestuserroleid') return isLater(guestRoles, before, after);
  if (/^permissiongrantpolic/.test(name))
    return consentReach(change.new) > consentReach(change.old);
  if (name === 'blockmsolpowershell')
    return asFlag(change.old) === true && asFlag(change.new) === false;
  return (
    flags.test(name) &&
    asFlag(change.old) !== true &&
    asFlag(change.new) === true
  );
}

function isLater(order: string[], before: string, after: string): boolean {
  return order.indexOf(after) > order.indexOf(before) && order.includes(after);
}

/** Nothing, low-impact permissions of verified publishers, or anything. */
function consentReach(value: unknown): number {
  const policies = words(value).filter(each =>
    /managePermissionGrantsForSelf/i.test(each),
  );
  if (!policies.length) return 0;
  return policies.some(each => /user-default-legacy/i.test(each)) ? 2 : 1;
}

function sentence(name: string, { old, new: now }: Change): string {
  const told = (value: unknown) => words(value).join(' ') || 'nothing';
  return `${name}: ${told(old)} → ${told(now)}`;
}
