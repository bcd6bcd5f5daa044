import type { GroundTruth } from '@entra-posture/demo-tenant';
import type { Stores } from '@entra-posture/core/node';

const PAGE = 1_000;

/** Whom the open findings of each check name, sign-ins aside. */
export async function namedByFindings(
  { findings }: Pick<Stores, 'findings'>,
  connectionId: string,
): Promise<Map<string, Set<string>>> {
  const named = new Map<string, Set<string>>();
  for (let offset = 0; ; offset += PAGE) {
    const { items, total } = await findings.list(
      { connectionId, status: 'open' },
      { limit: PAGE, offset },
    );
    for (const { id, checkId, affectedCount } of items) {
      const detail = await findings.get(id, {
        limit: affectedCount + 1,
        offset: 0,
      });
      const ids = named.get(checkId) ?? new Set<string>();
      for (const entity of detail!.affected)
        if (entity.kind !== 'signIn') ids.add(entity.id);
      named.set(checkId, ids);
    }
    if (offset + PAGE >= total) return named;
  }
}

export interface Recall {
  check: string;
  /** What is planted for it; a problem of the tenant itself names nobody and is one. */
  planted: number;
  found: number;
  /** Named and not planted. */
  besides: number;
  recall: number;
  precision: number;
}

/**
 * Who is near the gap of a whole tenant is evidence, not the culprit; and beside those with weak factors only, the check of
 * weak factors names those with a weak one beside a strong one.
 */
export function mayNameMore(check: string, planted: readonly string[]) {
  return !planted.length || check === 'auth.admin-weak-mfa';
}

/** By check: what of the planted is found, and what is named besides. */
export function recallByCheck(
  truth: GroundTruth,
  named: ReadonlyMap<string, ReadonlySet<string>>,
): Recall[] {
  const ids = new Set([...Object.keys(truth.findings), ...named.keys()]);
  return [...ids].sort().map(check => {
    const isPlanted = check in truth.findings;
    const planted = [...new Set(truth.findings[check] ?? [])];
    const accused = named.get(check);
    const of = planted.length || (isPlanted ? 1 : 0);
    const found = planted.length
      ? planted.filter(id => accused?.has(id)).length
      : Number(isPlanted && accused !== undefined);
    const more = (accused?.size ?? 0) - (planted.length ? found : 0);
    const besides = isPlanted && mayNameMore(check, planted) ? 0 : more;
    return {
      check,
      planted: of,
      found,
      besides,
      recall: of ? found / of : 1,
      precision: found + besides ? found / (found + besides) : 1,
    };
  });
}

/** A line a check, and one for all. */
export function recallTable(rows: readonly Recall[]): string {
  const width = Math.max(...rows.map(({ check }) => check.length));
  const sum = (of: (row: Recall) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const [planted, found, besides] = [
    sum(row => row.planted),
    sum(row => row.found),
    sum(row => row.besides),
  ];
  const all: Recall = {
    check: 'all',
    planted,
    found,
    besides,
    recall: found / planted,
    precision: found / (found + besides),
  };
  return [...rows, all]
    .map(
      row =>
        `${row.check.padEnd(width)}  planted ${String(row.planted).padStart(6)}  found ${String(row.found).padStart(6)}  besides ${String(row.besides).padStart(4)}  recall ${row.recall.toFixed(3)}  precision ${row.precision.toFixed(3)}`,
    )
    .join('\n');
}
