import type { Part } from '../../model';

const NOON = Date.UTC(2026, 0, 10, 12);

/** A finding of a test, so many minutes after noon. */
export function part(
  checkId: string,
  minutes: number,
  rest: Partial<Part> = {},
): Part {
  const at = new Date(NOON + minutes * 60_000).toISOString();
  return {
    checkId,
    findingId: `${checkId}~${minutes}`,
    severity: 'high',
    at,
    facts: {},
    role: 'subject',
    own: {},
    ...rest,
  };
}

export const ann = { kind: 'user', id: 'ann', label: 'Ann' } as const;
export const app = {
  kind: 'servicePrincipal',
  id: 'app',
  label: 'App',
} as const;
