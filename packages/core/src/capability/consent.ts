import type { DatasetId } from '../model';
import { ConsentMode, DatasetDeclaration, permissionSets } from './declaration';
import { leastMissing } from './leastMissing';
import { permissions } from './permissions';

export type ConsentSetId = 'specification' | 'recommended' | 'custom';

/** What a person may choose to consent to: delegated scope names. */
export interface ConsentSet {
  id: ConsentSetId;
  title: string;
  description: string;
  permissions: string[];
}

/** A sign-in that is to be refreshed asks for these, whatever is read. */
const signInScopes = ['openid', 'profile', 'offline_access', 'email'];

/** Never recommended: message bodies are not read, and nothing is written. */
const neverRecommended = ['Mail.Read', 'ChannelMessage.Send'];

/** The sets to choose from. `custom` starts empty: the features that are ticked fill it. */
export function consentSets(
  datasets: readonly DatasetDeclaration[],
): ConsentSet[] {
  const all = features(datasets).map(({ name }) => name);
  return [
    {
      id: 'recommended',
      title: 'Recommended',
      description:
        'Read-only and complete: the least that opens everything a signed-in person may read, without mail bodies and without writing.',
      permissions: consentScopes(
        permissionsFor(all, datasets, 'delegated').filter(
          name => !neverRecommended.includes(name),
        ),
      ),
    },
    {
      id: 'specification',
      title: 'Specification',
      description:
        'The fifteen permissions of the product’s specification. Risky users and PIM are answered from stand-ins that lose something, which each answer says.',
      permissions: permissions
        .filter(({ specification }) => specification)
        .map(({ name }) => name),
    },
    {
      id: 'custom',
      title: 'Custom',
      description: 'The least that the features you choose need.',
      permissions: consentScopes([]),
    },
  ];
}

/** The scopes of a consent link for these permissions; what only a sign-in needs is added. */
export function consentScopes(chosen: readonly string[]): string[] {
  return inOrder([...chosen, ...signInScopes]);
}

/** What the product does, by its features, and the least delegated permissions that each of them needs. */
export function features(
  datasets: readonly DatasetDeclaration[],
): { name: string; datasets: DatasetId[]; permissions: string[] }[] {
  const names = [...new Set(datasets.flatMap(each => each.features))];
  return names.map(name => ({
    name,
    datasets: datasets
      .filter(each => each.features.includes(name))
      .map(({ id }) => id),
    permissions: permissionsFor([name], datasets, 'delegated'),
  }));
}

/**
 * The least privileged permissions that open the chosen features. What this mode cannot reach asks for nothing: inbox
 * rules of other people are not opened by any scope of a signed-in person.
 */
export function permissionsFor(
  chosen: readonly string[],
  datasets: readonly DatasetDeclaration[],
  mode: ConsentMode,
): string[] {
  const wanted = datasets.filter(each =>
    each.features.some(feature => chosen.includes(feature)),
  );
  return inOrder(
    leastMissing(wanted.map(each => permissionSets(each, mode))).flat(),
  );
}

/** Each once, in the order in which the pages list them. */
function inOrder(names: readonly string[]): string[] {
  const order = permissions.map(({ name }) => name);
  return [...new Set(names)].sort(
    (a, b) => order.indexOf(a) - order.indexOf(b),
  );
}
