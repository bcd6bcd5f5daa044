import { dataset } from '../datasets';
import type { Dataset } from '../datasets/dataset';
import {
  claimedPermissions,
  createGraphClient,
  LoginError,
  probe,
} from '../graph';
import type { DatasetRequest } from '../model';
import type { TestReport } from './ports';
import type { Reach } from './reach';

/** What can be read, and what is judged from it. */
export interface Probed {
  datasets: readonly Dataset[];
  /** Checks and detectors with the datasets they need. */
  judgements: readonly { id: string; needs: readonly string[] }[];
}

/** Enough that one of them has a mailbox, or a library. */
const someParents: Record<'users' | 'sites', DatasetRequest> = {
  users: {
    version: 'v1.0',
    path: '/users',
    select: ['id'],
    filter: "userType eq 'Member'",
    top: 20,
  },
  sites: {
    version: 'v1.0',
    path: '/sites/getAllSites',
    select: ['id'],
    top: 20,
  },
};

/** Signs in and asks each dataset's address for one element. Stores nothing. */
export async function testTarget(
  { tokens, ...way }: Reach,
  { datasets, judgements }: Probed,
  signal?: AbortSignal,
): Promise<TestReport> {
  let claimed: string[] | undefined;
  try {
    const { accessToken } = await tokens.token({ signal });
    claimed = claimedPermissions(accessToken);
  } catch (error) {
    if (!(error instanceof LoginError)) throw error;
    return { datasets: [], problem: error.message };
  }
  const lines = await probe(
    createGraphClient({ ...way, tokens }),
    datasets.map(({ id, title, workload, collect }) => ({
      id,
      title,
      workload,
      request: collect.request,
      ...(collect.kind === 'perParent'
        ? {
            parents: {
              request: someParents[collect.of],
              workload: dataset(collect.of).workload,
              noun: collect.of === 'users' ? 'people' : 'sites',
            },
          }
        : {}),
    })),
    signal,
  );
  return {
    claimed,
    datasets: lines.map(line => {
      const of = datasets.find(({ id }) => id === line.dataset);
      return {
        ...line,
        title: of?.title ?? line.dataset,
        features: [...(of?.features ?? [])],
        checks: judgements
          .filter(({ needs }) => needs.includes(line.dataset))
          .map(({ id }) => id),
      };
    }),
  };
}
