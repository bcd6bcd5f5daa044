/** Who can bring it about that a rule takes them in, where nobody grants it. */
export type Setter = 'people' | 'guests';

/**
 * What people set themselves: their mobile number and their language.
 *
 * @see https://learn.microsoft.com/entra/fundamentals/users-default-permissions
 */
const ofPeople = /\buser\.(mobile|preferredLanguage)\b/i;

/**
 * What comes from a guest's own tenant, or is written by whoever invites them.
 *
 * @see https://www.tenable.com/indicators/ioe/entra/DYNAMIC-GROUP-FEATURING-AN-EXPLOITABLE-RULE
 */
const ofGuests =
  /\buser\.(displayName|userPrincipalName|mail|mailNickname|otherMails)\b/i;

const QUOTED = /"[^"]*"|'[^']*'/g;
const EITHER_OR_NOT = /(^|[\s()])-?(or|not)(?=[\s()])/i;
const MEMBERS_ONLY =
  /\buser\.userType\s+-(eq\s+["']member["']|ne\s+["']guest["'])/i;
const MEMBER_OF = /\buser\.memberOf\b/i;
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Who sets what the rule of a dynamic group asks of a person; undefined where only administrators do. */
export function settableBy(
  rule: string | null | undefined,
): Setter | undefined {
  const asked = (rule ?? '').replace(QUOTED, '""');
  if (ofPeople.test(asked)) return 'people';
  if (!ofGuests.test(asked)) return undefined;
  // All of the conditions hold together, and one keeps guests out.
  const keepsOut = !EITHER_OR_NOT.test(asked) && MEMBERS_ONLY.test(rule ?? '');
  return keepsOut ? undefined : 'guests';
}

/** Ids of the groups whose members the rule takes over, in small letters. */
export function membersTakenFrom(rule: string | null | undefined): string[] {
  return rule && MEMBER_OF.test(rule.replace(QUOTED, '""'))
    ? (rule.match(ID) ?? []).map(id => id.toLowerCase())
    : [];
}
