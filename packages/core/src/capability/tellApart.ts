import type { Completeness } from '../model';
import { ConsentMode, DatasetDeclaration, permissionSets } from './declaration';

/** The reports have a code for each of scope, licence and role; the others answer a missing role like a missing scope. */
const tellRoles = ['reports'];

/**
 * What a dataset's refusal means. Most of Graph's services refuse a signed-in person who lacks a directory role with the
 * very words of a missing scope. The token says which it was: its scopes are those that this very request carried. As an
 * application nobody needs a role, so there a refusal is of the permission, whatever the token claims.
 *
 * @see https://learn.microsoft.com/graph/errors
 */
export function tellApart(
  dataset: DatasetDeclaration,
  completeness: Completeness,
  claimed: readonly string[] | undefined,
  mode: ConsentMode,
): Completeness {
  const { roles } = dataset.needs;
  if (completeness.state !== 'denied' || mode !== 'delegated')
    return completeness;
  const sets = permissionSets(dataset, mode);
  if (!sets.length) {
    return {
      state: 'denied',
      permission: `${dataset.needs.permissions[0].join(' and ')} for an application`,
      why: 'No scope of a signed-in person opens this. Connect with application credentials to read it.',
    };
  }
  if (
    !roles?.length ||
    !claimed ||
    tellRoles.includes(dataset.workload ?? '')
  ) {
    return completeness;
  }
  const consented = sets.find(set => set.every(name => claimed.includes(name)));
  if (!consented) return completeness;
  return {
    state: 'roleMissing',
    role: roles.join(' or '),
    why: `${consented.join(' and ')} is consented to, so it is the account that may not read this. Give it one of these roles, or connect with application credentials.`,
  };
}
