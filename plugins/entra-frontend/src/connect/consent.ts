import type { ConsentSetId } from '@entra-posture/core';
import type { ConnectOptions } from '../client/connect';

type Asked = ConnectOptions['permissions'][number];

/** Names of Microsoft's that allow more than reading. */
const WRITES = /\.(Send|ReadWrite|Write|Manage|Create)(\.|$)/;

export function writes(permission: string): boolean {
  return WRITES.test(permission);
}

/** What a choice asks for, in the order of the list of permissions, each once. */
export function askedFor(
  { sets, features, permissions }: ConnectOptions,
  set: ConsentSetId,
  chosen: readonly string[],
): Asked[] {
  const names = new Set(sets.find(({ id }) => id === set)?.permissions);
  if (set === 'custom') {
    for (const { name, permissions: needed } of features) {
      if (chosen.includes(name)) needed.forEach(each => names.add(each));
    }
  }
  const known = permissions.filter(({ name }) => names.has(name));
  const rest = [...names].filter(
    name => !permissions.some(each => each.name === name),
  );
  return [...known, ...rest.map(unexplained)];
}

/** One that the list of permissions does not explain is asked for all the same: it must be seen. */
function unexplained(name: string): Asked {
  return {
    name,
    usedBy: 'Sign-in',
    justification: 'Part of signing in',
    specification: false,
  };
}

/** Whether a person's sign-in can open a feature at all: some data is for applications only. */
export function isOpenToSignIn({
  permissions,
}: ConnectOptions['features'][number]): boolean {
  return permissions.length > 0;
}

/** The features that an earlier consent opened. */
export function featuresOf(
  { features }: ConnectOptions,
  asked: readonly string[],
): string[] {
  return features
    .filter(
      feature =>
        isOpenToSignIn(feature) &&
        feature.permissions.every(each => asked.includes(each)),
    )
    .map(({ name }) => name);
}

/** What is lost without these permissions. */
export function featuresWithout(
  { features }: ConnectOptions,
  withheld: readonly string[],
): string[] {
  return features
    .filter(({ permissions }) =>
      permissions.some(each => withheld.includes(each)),
    )
    .map(({ name }) => name);
}
