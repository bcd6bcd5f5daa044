import {
  AffectedEntity,
  CheckView,
  InboxRule,
  severities,
  Severity,
  User,
} from '../../model';
import { userRef } from '../priv/holders';

type Actions = NonNullable<InboxRule['actions']>;

const forwarding = [
  'forwardTo',
  'redirectTo',
  'forwardAsAttachmentTo',
] as const satisfies readonly (keyof Actions)[];

/** Addresses that a rule sends mail on to, by any of the three ways. */
export function addressesOf({ actions }: InboxRule): string[] {
  const addresses = forwarding.flatMap(way =>
    (actions?.[way] ?? []).flatMap(({ emailAddress }) =>
      emailAddress?.address ? [emailAddress.address] : [],
    ),
  );
  return [...new Set(addresses)];
}

/** Nobody sees what it took: it is deleted, or no longer shown as new. */
export function takesOutOfSight({ actions }: InboxRule): boolean {
  return Boolean(
    actions?.delete || actions?.permanentDelete || actions?.markAsRead,
  );
}

/** A name that says nothing, so that nobody who looks through the rules stops at it. */
export function saysNothing(displayName: string | null | undefined): boolean {
  if (typeof displayName !== 'string') return false;
  const name = displayName.trim();
  return [...name].length <= 2 || !/[\p{L}\p{N}]/u.test(name);
}

/** One step worse, and no worse than critical. */
export function raised(severity: Severity): Severity {
  return severities[Math.max(0, severities.indexOf(severity) - 1)];
}

/** The severity of a rule, one step worse when its name says nothing. */
export function severityOf(rule: InboxRule, severity: Severity): Severity {
  return saysNothing(rule.displayName) ? raised(severity) : severity;
}

/** The people whose mailboxes the rules are in. */
export async function ownersOf(
  view: CheckView<'users'>,
  rules: readonly InboxRule[],
): Promise<Map<string, User>> {
  const wanted = new Set(rules.map(({ userId }) => userId));
  const owners = new Map<string, User>();
  for await (const user of view.rows('users', {
    ids: [...wanted].filter(id => typeof id === 'string'),
  }))
    if (wanted.has(user.id)) owners.set(user.id, user);
  return owners;
}

/** The person whose mailbox a rule is in, with what the rule does; who is gone keeps the id. */
export function ownerOf(
  rule: InboxRule,
  owners: ReadonlyMap<string, User>,
  facts: Record<string, unknown>,
): AffectedEntity {
  const id = rule.userId ?? rule.id.split('/')[0];
  const owner = owners.get(id);
  return {
    ...(owner ? userRef(owner) : { kind: 'user', id, label: id }),
    facts: { rule: rule.displayName ?? null, ...facts },
  };
}
