import type { DatasetId } from '../model';
import { ConsentMode, DatasetDeclaration, permissionSets } from './declaration';
import { leastMissing } from './leastMissing';
import { permissions } from './permissions';

export type ConsentSetId = 'specification' | 'recommended' | 'custom';

/** What a person may choose to consent to. */
export interface ConsentSet {
  id: ConsentSetId;
  title: string;
  description: string;
  /** What it asks for, on behalf of a person and of an application. */
  permissions: Record<ConsentMode, string[]>;
}

/** A sign-in that is to be refreshed asks for these, whatever is read. */
const signInScopes = ['openid', 'profile', 'offline_access', 'email'];

/** Never recommended: message bodies are not read, and nothing is written. */
const neverRecommended = ['Mail.Read', 'ChannelMessage.Send'];

/** The sets to choose from. `custom` starts empty: the features that are ticked fill it. */
export function consentSets(
  datasets: readonly DatasetDeclaration[],
): ConsentSet[] {
  const all = [...new Set(datasets.flatMap(each => each.features))];
  const recommended = (mode: ConsentMode) =>
    permissionsFor(all, datasets, mode).filter(
      name => !neverRecommended.includes(name),
    );
  const specified = permissions.filter(({ specification }) => specification);
  return [
    {
      id: 'recommended',
      title: 'Recommended',
      description:
        'Read-only and complete: the least that opens everything, without mail bodies and without writing.',
      permissions: {
        delegated: consentScopes(recommended('delegated')),
        application: recommended('application'),
      },
    },
    {
      id: 'specification',
      title: 'Specification',
      description:
        'The fifteen permissions of the product’s specification. Risky users and PIM are answered from stand-ins that lose something, which each answer says.',
      permissions: {
        delegated: specified.map(({ name }) => name),
        // An application is never granted what only a person can be.
        application: specified
          .filter(({ signInOnly }) => !signInOnly)
          .map(({ name }) => name),
      },
    },
    {
      id: 'custom',
      title: 'Custom',
      description: 'The least that the features you choose need.',
      permissions: { delegated: consentScopes([]), application: [] },
    },
  ];
}

/** The scopes of a consent link for these permissions; what only a sign-in needs is added. */
export function consentScopes(chosen: readonly string[]): string[] {
  return inOrder([...chosen, ...signInScopes]);
}

/** A feature of the product, and the least permissions that it needs by itself. */
export interface Feature {
  name: string;
  datasets: DatasetId[];
  /** Empty for a way that does not open it. */
  permissions: Record<ConsentMode, string[]>;
}

/** What the product does. */
export function features(datasets: readonly DatasetDeclaration[]): Feature[] {
  const names = [...new Set(datasets.flatMap(each => each.features))];
  return names.map(name => ({
    name,
    datasets: datasets
      .filter(each => each.features.includes(name))
      .map(({ id }) => id),
    permissions: {
      delegated: permissionsFor([name], datasets, 'delegated'),
      application: permissionsFor([name], datasets, 'application'),
    },
  }));
}

/** What a choice asks for: a set, and with `custom` the least that the chosen features need together. */
export function consentFor(
  set: ConsentSetId,
  chosen: readonly string[],
  datasets: readonly DatasetDeclaration[],
  mode: ConsentMode,
): string[] {
  if (set === 'custom') {
    const needed = permissionsFor(chosen, datasets, mode);
    return mode === 'delegated' ? consentScopes(needed) : needed;
  }
  const found = consentSets(datasets).find(({ id }) => id === set);
  return found?.permissions[mode] ?? [];
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
