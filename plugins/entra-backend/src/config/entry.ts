import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Cloud } from '@entra-posture/core';
import { clouds } from '@entra-posture/core/node';
import { ConfigProblem } from './problem';

/** One object of the configuration, read as plain values: the typed getters stop at the first wrong key. */
export type Entry = Record<string, unknown>;

export const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws ConfigProblem */
export function text(
  entry: Entry,
  name: string,
  path: string,
): string | undefined {
  const value = entry[name];
  if (value === undefined || value === null) return undefined;
  // YAML makes numbers of digits; turned back they could have lost leading zeros.
  if (typeof value !== 'string') {
    throw new ConfigProblem(`${path}.${name} must be text: put it in quotes.`);
  }
  return value.trim();
}

/** @throws ConfigProblem */
export function flag(entry: Entry, name: string, path: string): boolean {
  const value = entry[name];
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') {
    throw new ConfigProblem(`${path}.${name} must be true or false.`);
  }
  return value;
}

/** @throws ConfigProblem */
export function origin(
  entry: Entry,
  name: string,
  path: string,
): string | undefined {
  const value = text(entry, name, path);
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (
    url?.protocol !== 'https:' ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username
  ) {
    throw new ConfigProblem(
      `${path}.${name} must be an https address without a path, such as https://graph.microsoft.com.`,
    );
  }
  return url.origin;
}

/** @throws ConfigProblem */
export function cloud(entry: Entry, path: string): Cloud {
  const value = text(entry, 'cloud', path) || 'global';
  if (!Object.hasOwn(clouds, value)) {
    throw new ConfigProblem(
      `${path}.cloud is not one of ${Object.keys(clouds).join(', ')}.`,
    );
  }
  return value as Cloud;
}

/** @throws ConfigProblem */
export function file(
  entry: Entry,
  name: string,
  path: string,
): string | undefined {
  const named = text(entry, name, path);
  if (!named) return undefined;
  try {
    return readFileSync(named, 'utf8');
  } catch (error) {
    throw new ConfigProblem(
      `${path}.${name} names ${named}, which cannot be read (${(error as NodeJS.ErrnoException).code}): correct the path, or the file's permissions.`,
    );
  }
}

/** @throws ConfigProblem */
export function certificates(entry: Entry, path: string): string | undefined {
  const pem = file(entry, 'caFile', path);
  if (pem === undefined) return undefined;
  try {
    // Only the first is read here; a wrong one would otherwise show as an untrusted connection, far from its cause.
    return new X509Certificate(pem) && pem;
  } catch {
    throw new ConfigProblem(
      `${path}.caFile names ${entry.caFile}, which holds no certificate in PEM form: export it as Base64 (.pem, .crt).`,
    );
  }
}
