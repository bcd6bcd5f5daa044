import type { Stores } from '../store/ports';

/** What the last judgement stood on: which read of each dataset is seen, and how far it may be relied on. */
export async function fingerprint(
  { collections }: Pick<Stores, 'collections'>,
  connectionId: string,
): Promise<string> {
  const states = await collections.states(connectionId);
  return JSON.stringify(
    states.map(({ datasetId, sequence, completeness }) => [
      datasetId,
      sequence,
      completeness.state,
    ]),
  );
}
