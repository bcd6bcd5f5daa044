import { builtInCatalogue, type Catalogue } from '../catalogue';
import { findingCause } from '../questions/findingCause';
import type { Stores } from '../store/ports';

/** Audit records arrive late, and what a day has not told is not told. */
const LATE_MS = 24 * 3_600_000;
const MOST = 200;
/** One more than a cause is looked for among. */
const AFFECTED = 21;

/** Writes into the history of findings who in the tenant made them appear or vanish, as far as the audit log tells it. */
export async function attributeFindings({
  connectionId,
  stores,
  catalogue = builtInCatalogue,
  now,
}: {
  connectionId: string;
  stores: Pick<Stores, 'triage' | 'findings' | 'history'>;
  catalogue?: Pick<Catalogue, 'of'>;
  now: Date;
}): Promise<number> {
  const since = new Date(now.getTime() - LATE_MS).toISOString();
  let attributed = 0;
  for (const event of await stores.triage.unattributed(
    connectionId,
    since,
    MOST,
  )) {
    const finding = await stores.findings.get(event.finding, {
      limit: AFFECTED,
      offset: 0,
    });
    const entity =
      finding && (await findingCause({ stores, catalogue }, finding, event));
    if (!entity) continue;
    await stores.triage.attribute(event.event, { kind: 'tenant', entity });
    attributed += 1;
  }
  return attributed;
}
