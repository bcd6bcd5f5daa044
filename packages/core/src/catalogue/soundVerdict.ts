import { severities } from '../model';
import type { Verdict } from '../model';

/**
 * The verdict of a check that nothing has compiled against these types. One that is none must be this check's failure, and
 * not that of the judgement it is part of.
 * @throws an error that says what is wrong with it
 */
export function soundVerdict(id: string, verdict: Verdict): Verdict {
  const wrong = firstWrong(verdict);
  if (wrong) throw new Error(`${id} answered what is no verdict: ${wrong}`);
  return verdict;
}

function firstWrong(verdict: Verdict): string | undefined {
  switch (verdict?.outcome) {
    case 'pass':
      return isJson(verdict.evidence) ? undefined : 'pass without evidence';
    case 'notApplicable':
      return typeof verdict.because === 'string'
        ? undefined
        : 'notApplicable without because';
    case 'unknown':
      return areGaps(verdict.because) ? undefined : 'unknown without because';
    case 'fail':
      return wrongWitness(verdict);
    default:
      return `the outcome ${JSON.stringify((verdict as Verdict)?.outcome)}`;
  }
}

function wrongWitness({
  witnesses,
  because,
}: Verdict & { outcome: 'fail' }): string | undefined {
  if (!Array.isArray(witnesses) || !witnesses.length)
    return 'fail without witnesses';
  if (because !== undefined && !areGaps(because)) return 'because is no list';
  const keys = new Set<string>();
  for (const { key, statement, severity, affected, facts } of witnesses) {
    if (typeof key !== 'string' || !key) return 'a witness without a key';
    if (keys.has(key)) return `two witnesses with the key ${key}`;
    keys.add(key);
    if (typeof statement !== 'string' || !statement)
      return `the witness ${key} has no statement`;
    if (severity !== undefined && !severities.includes(severity))
      return `the witness ${key} has the severity ${JSON.stringify(severity)}`;
    if (!isJson(facts)) return `the facts of the witness ${key} are no JSON`;
    if (
      !Array.isArray(affected) ||
      !affected.every(
        each =>
          typeof each?.kind === 'string' &&
          typeof each.id === 'string' &&
          typeof each.label === 'string' &&
          (each.facts === undefined || isJson(each.facts)),
      )
    )
      return `the witness ${key} affects what has no kind, id or label`;
  }
  return undefined;
}

function areGaps(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      gap =>
        typeof gap?.dataset === 'string' &&
        typeof gap.completeness?.state === 'string',
    )
  );
}

/** It is stored as such; a bigint or a ring would stop the judgement there. */
function isJson(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}
