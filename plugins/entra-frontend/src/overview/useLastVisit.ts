import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';

/** So long after it the same look at the page goes on: who reloads it still sees what was new. */
const SAME_VISIT_MS = 30 * 60_000;

type Visits = {
  /** When the visit before this one was, ISO 8601. */
  before?: string;
  /** When the page was last looked at. */
  last?: string;
};

/** When this person saw this tenant's overview before, as the portal's storage remembers it; undefined on the first visit. */
export function useLastVisit(connection: string): string | undefined {
  const storage = useApi(storageApiRef);
  const [since, setSince] = useState<string>();
  useEffect(() => {
    const bucket = storage.forBucket('entra.overview');
    let isRead = false;
    const read = ({
      presence,
      value,
    }: {
      presence: string;
      value?: Visits;
    }) => {
      // A portal that keeps this on its server answers later; what is written below must not be taken for what was there.
      if (isRead || presence === 'unknown') return;
      isRead = true;
      const before = sinceOf(value ?? {}, Date.now());
      setSince(before);
      bucket
        .set(connection, {
          last: new Date().toISOString(),
          ...(before ? { before } : {}),
        })
        // Where nothing can be remembered, each visit is a first one.
        .catch(() => undefined);
    };
    const watch = bucket.observe$<Visits>(connection).subscribe(read);
    read(bucket.snapshot<Visits>(connection));
    return () => watch.unsubscribe();
  }, [storage, connection]);
  return since;
}

/** The visit to compare with: that before, as long as this one goes on. */
export function sinceOf(
  { before, last }: Visits,
  now: number,
): string | undefined {
  if (!last) return undefined;
  return now - Date.parse(last) < SAME_VISIT_MS ? before : last;
}
