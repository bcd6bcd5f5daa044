import {
  exportFormats,
  findingSelection,
  type FindingSelection,
} from '@entra-posture/core';
import { z } from 'zod';
import { CliOptions, readOptions } from '../options/readOptions';
import { UsageError } from '../options/UsageError';

export interface ExportOptions {
  source: CliOptions;
  format: string;
  connection?: string;
  selection: FindingSelection;
  /** A file; standard output when absent. */
  output?: string;
}

export const exportUsage = `entra-posture-mcp export: findings as a file, on standard output

  entra-posture-mcp export --format FORMAT [--demo | --portal URL]

  --format FORMAT      csv, json, ocsf (one event a line) or sarif
  --output FILE        writes there instead
  --connection ID      of a portal with several tenants
  --state LIST         open, acknowledged, accepted, snoozed, resolved, with commas between; what asks for work (open and
                       acknowledged) when left out
  --severity SEVERITY  this one and worse: critical, high, medium, low, info
  --area AREA          of one family of checks, such as ca
  --check ID           of one check, such as ca.report-only
  --owner OWNER        assigned to, or answered for by
  --query TEXT         text in the statement or the check's id

What was read last is exported; a tenant that was never read is read first. The rest is as without export (see --help).
`;

const flags: Record<string, keyof FindingSelection | undefined> = {
  '--state': 'state',
  '--severity': 'minSeverity',
  '--area': 'area',
  '--check': 'check',
  '--owner': 'owner',
  '--query': 'query',
};

/** @throws UsageError with one sentence that says what to do */
export function readExportOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ExportOptions {
  const words = [...argv];
  const others: string[] = [];
  const raw: Record<string, unknown> = {};
  let format: string | undefined;
  let output: string | undefined;
  let connection: string | undefined;
  const value = (flag: string) => {
    const next = words.shift();
    if (!next || next.startsWith('--')) {
      throw new UsageError(`${flag} needs a value. See export --help.`);
    }
    return next;
  };
  while (words.length) {
    const word = words.shift()!;
    const field = flags[word];
    if (field) raw[field] = value(word);
    else if (word === '--format') format = value(word);
    else if (word === '--output') output = value(word);
    else if (word === '--connection') connection = value(word);
    else if (word === '--http' || word === '--host') {
      throw new UsageError(
        `${word} is for serving, and export serves nothing.`,
      );
    } else others.push(word);
  }
  const formats = Object.keys(exportFormats).join(', ');
  if (!format || !Object.hasOwn(exportFormats, format)) {
    throw new UsageError(`Say --format with one of ${formats}.`);
  }
  if (typeof raw.state === 'string') raw.state = raw.state.split(',');
  const parsed = z.strictObject(findingSelection(z)).safeParse(raw);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new UsageError(`${path.join('.')}: ${message}. See export --help.`);
  }
  return {
    source: readOptions(others, env),
    format,
    selection: parsed.data as FindingSelection,
    ...(connection ? { connection } : {}),
    ...(output ? { output } : {}),
  };
}
