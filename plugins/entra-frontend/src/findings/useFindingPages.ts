import type { ConnectionReport, FindingsList } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useState } from 'react';
import { entraApiRef } from '../client/entraApiRef';
import type { FindingsInput } from '../client/EntraClient';
import { Pages, usePages } from '../pager/usePages';

export interface FindingPages extends Pages<FindingsList> {
  /** After a decision about one of them: the list is another list. */
  changed(): void;
}

/** Pages of the findings that a page is about. */
export function useFindingPages(
  { id, sync }: ConnectionReport,
  input: Omit<FindingsInput, 'connection' | 'limit' | 'cursor'>,
): FindingPages {
  const api = useApi(entraApiRef);
  const [changes, setChanges] = useState(0);
  const pages = usePages(
    JSON.stringify([id, sync.finishedAt, changes, input]),
    (page, signal) =>
      api.findings({ connection: id, ...input, ...page }, signal),
  );
  const changed = useCallback(() => setChanges(before => before + 1), []);
  return { ...pages, changed };
}
