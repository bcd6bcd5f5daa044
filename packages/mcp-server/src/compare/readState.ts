import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  dataset,
  GraphShapeError,
  type CaPerson,
  type CompareSide,
} from '@entra-posture/core';

/** What is given cannot be read; said on standard error, and the process ends with status 2. */
export class BadStateError extends Error {
  name = 'BadStateError';
}

/** One state of a tenant's Conditional Access, with what its ids are called. */
export interface State extends CompareSide {
  names: ReadonlyMap<string, string>;
}

type Policy = CompareSide['policies'][number];
type Json = Record<string, unknown>;

interface Found {
  policies: Policy[];
  namedLocations: NonNullable<
    CompareSide['tenant']['namedLocations']
  >[number][];
  strengths: NonNullable<CompareSide['tenant']['strengths']>[number][];
  people?: CaPerson[];
  names: Map<string, string>;
}

/**
 * Reads exported JSON: a file, or all `.json` files of a folder and its folders. What an element is shows by what it has:
 * policies, named locations and strengths as Graph gives them (one, a list, or `{ "value": [...] }`), people as
 * `{ "people": [...] }`, and anything else with an id and a name to call that id by.
 *
 * @throws BadStateError with one sentence that names the file
 */
export function readState(path: string, shared: readonly string[] = []): State {
  const found: Found = {
    policies: [],
    namedLocations: [],
    strengths: [],
    names: new Map(),
  };
  for (const file of filesOf(path)) readFile(file, found);
  if (!found.policies.length)
    throw new BadStateError(
      `${path} has no Conditional Access policy. Export Graph's /identity/conditionalAccess/policies to it.`,
    );
  for (const each of shared)
    for (const file of filesOf(each)) readFile(file, found);
  const ids = found.policies.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice)
    throw new BadStateError(
      `${path} has two policies with the id ${twice}: keep one.`,
    );
  const { policies, namedLocations, strengths, people, names } = found;
  return {
    policies,
    tenant: { namedLocations, strengths, ...(people ? { people } : {}) },
    names,
  };
}

function filesOf(path: string): string[] {
  let stats;
  try {
    stats = statSync(path);
  } catch (error) {
    throw new BadStateError(
      `${path} cannot be read: ${(error as NodeJS.ErrnoException).code}.`,
    );
  }
  if (!stats.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap(each => {
      const inside = join(path, each.name);
      if (each.isDirectory()) return filesOf(inside);
      return each.name.endsWith('.json') ? [inside] : [];
    });
}

function readFile(file: string, found: Found): void {
  let content: unknown;
  try {
    // Exports of PowerShell begin with a byte order mark.
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new BadStateError(
      `${file} is not JSON: ${(error as Error).message}.`,
    );
  }
  const people = (content as { people?: unknown } | null)?.people;
  if (people !== undefined) {
    found.people = [
      ...(found.people ?? []),
      ...readPeople(file, people, found),
    ];
    return;
  }
  const list = (content as { value?: unknown } | null)?.value;
  const elements = Array.isArray(content) ? content : [content].flat();
  (Array.isArray(list) ? list : elements).forEach((element, at) => {
    try {
      readElement(withoutNulls(element), found);
    } catch (error) {
      const why =
        error instanceof GraphShapeError
          ? `${error.property || 'it'} is not what Graph's contract says`
          : (error as Error).message;
      throw new BadStateError(`${file}, element ${at + 1}: ${why}.`);
    }
  });
}

const states = ['enabled', 'disabled', 'enabledForReportingButNotEnforced'];

function readElement(element: unknown, found: Found): void {
  if (element === null || typeof element !== 'object' || Array.isArray(element))
    throw new Error('a JSON object belongs here');
  const given = element as Json;
  const name = given.displayName ?? given.userPrincipalName;
  const id = given.id ?? name;
  if ('conditions' in given || 'grantControls' in given) {
    if (!states.includes(String(given.state)))
      throw new Error(
        `the policy's state is ${JSON.stringify(given.state)} and not one of ${states.join(', ')}`,
      );
    if (typeof id !== 'string')
      throw new Error('the policy has neither an id nor a displayName');
    found.policies.push(
      dataset('conditionalAccessPolicies').parse({ ...given, id }) as Policy,
    );
  } else if ('ipRanges' in given || 'countriesAndRegions' in given)
    found.namedLocations.push(
      dataset('namedLocations').parse(given) as Found['namedLocations'][number],
    );
  else if ('allowedCombinations' in given)
    found.strengths.push(
      dataset('authenticationStrengths').parse(
        given,
      ) as Found['strengths'][number],
    );
  else if (typeof id !== 'string' && typeof given.appId !== 'string')
    throw new Error(
      'it is no policy, named location or strength, and has no id to be called by',
    );
  if (typeof name === 'string')
    for (const key of [given.id, given.appId])
      if (typeof key === 'string') found.names.set(key.toLowerCase(), name);
}

const lists = ['groups', 'roles', 'eligibleRoles', 'methods'];
const texts = ['guestType', 'homeTenantId', 'perUserMfaState', 'displayName'];

function readPeople(file: string, people: unknown, found: Found): CaPerson[] {
  if (!Array.isArray(people))
    throw new BadStateError(`${file}: "people" is no list.`);
  return people.map((element: unknown, at) => {
    const { id, ...given } = withoutNulls(element ?? {}) as Json;
    const fail = (what: string) => {
      throw new BadStateError(`${file}, person ${at + 1}: ${what}.`);
    };
    if (typeof id !== 'string') return fail('the id is missing');
    for (const [name, value] of Object.entries(given)) {
      const right = lists.includes(name)
        ? Array.isArray(value) && value.every(each => typeof each === 'string')
        : texts.includes(name) && typeof value === 'string';
      if (!right)
        fail(
          `${name} is not known here, or has another type. A person has id, ${[...lists, ...texts].join(', ')}`,
        );
    }
    const { displayName, ...rest } = given;
    if (displayName) found.names.set(id.toLowerCase(), String(displayName));
    return { id, ...rest } as CaPerson;
  });
}

/** Exports write null where Graph leaves a list out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null)
      .map(([key, part]) => [key, withoutNulls(part)]),
  );
}
