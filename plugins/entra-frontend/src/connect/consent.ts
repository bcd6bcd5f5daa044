import {
  consentFor,
  consentMode,
  consentSets,
  features,
  type ConsentSet,
  type ConsentSetId,
  type Feature,
} from '@entra-posture/core';
import type { AuthorizeMode, ConnectOptions } from '../client/connect';

type Listed = ConnectOptions['permissions'][number];

/** A permission that will be asked for; what the list of permissions does not explain has no reason. */
export type Asked = Omit<Listed, 'usedBy' | 'justification'> &
  Partial<Pick<Listed, 'usedBy' | 'justification'>>;

/** Names of Microsoft's that allow more than reading. */
const WRITES = /\.(Send|ReadWrite|Write|Manage|Create)(\.|$)/;

export function writes(permission: string): boolean {
  return WRITES.test(permission);
}

/** What a choice asks for, in the order of the list of permissions, each once. */
export function askedFor(
  { datasets, permissions }: ConnectOptions,
  set: ConsentSetId,
  chosen: readonly string[],
  mode: AuthorizeMode,
): Asked[] {
  const names = consentFor(set, chosen, datasets, modeOf(mode));
  const known = permissions.filter(({ name }) => names.includes(name));
  const rest = names.filter(
    name => !permissions.some(each => each.name === name),
  );
  return [...known, ...rest.map(unexplained)];
}

function modeOf(mode: AuthorizeMode) {
  return consentMode({ credential: mode });
}

/** One that the list of permissions does not explain is asked for all the same: it must be seen. */
function unexplained(name: string): Asked {
  return { name, specification: false };
}

/** The sets to choose from. */
export function setsOf({ datasets }: ConnectOptions): ConsentSet[] {
  return consentSets(datasets);
}

/** What can be chosen of what the server reads. */
export function featuresOf({ datasets }: ConnectOptions): Feature[] {
  return features(datasets);
}

/** Whether this way opens a feature at all: some data is for applications only. */
export function isOpenTo(mode: AuthorizeMode, { permissions }: Feature) {
  return permissions[modeOf(mode)].length > 0;
}

/** The features that an earlier consent opened. */
export function featuresOpenedBy(
  options: ConnectOptions,
  asked: readonly string[],
  mode: AuthorizeMode,
): string[] {
  return featuresOf(options)
    .filter(
      feature =>
        isOpenTo(mode, feature) &&
        feature.permissions[modeOf(mode)].every(each => asked.includes(each)),
    )
    .map(({ name }) => name);
}

/** What is lost without these permissions. */
export function featuresWithout(
  options: ConnectOptions,
  withheld: readonly string[],
  mode: AuthorizeMode,
): string[] {
  return featuresOf(options)
    .filter(({ permissions }) =>
      permissions[modeOf(mode)].some(each => withheld.includes(each)),
    )
    .map(({ name }) => name);
}
