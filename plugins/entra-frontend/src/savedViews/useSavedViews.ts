import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { readViews, SavedView } from './views';

const BUCKET = 'entra.views';

export interface SavedViewsStore {
  /** Absent as long as the portal has not told them. */
  views?: readonly SavedView[];
  /** @throws where the portal cannot keep them */
  change(edit: (views: readonly SavedView[]) => SavedView[]): Promise<void>;
}

/** A person's own views of a page, as the portal's storage keeps them: in the browser, or with the person's settings on the server. */
export function useSavedViews(page: string): SavedViewsStore {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket(BUCKET), [storage]);
  const [views, setViews] = useState<readonly SavedView[]>();
  useEffect(() => {
    const read = ({
      presence,
      value,
    }: {
      presence: string;
      value?: unknown;
    }) => {
      // A portal that keeps this on its server answers later.
      if (presence !== 'unknown') setViews(readViews(value));
    };
    setViews(undefined);
    const watch = bucket.observe$<SavedView[]>(page).subscribe(read);
    read(bucket.snapshot<SavedView[]>(page));
    return () => watch.unsubscribe();
  }, [bucket, page]);
  const change = useCallback(
    async (edit: (views: readonly SavedView[]) => SavedView[]) => {
      // Written before they are known, they would take the place of those that there are.
      if (!views) throw new Error('Your saved views are not known yet.');
      await bucket.set(page, edit(views));
    },
    [bucket, page, views],
  );
  return { views, change };
}
