import { randomUUID } from 'node:crypto';
import type { Stores } from '../store/ports';

/** No check has an id without a family. */
const LIFE = 'life';

/**
 * What tells the data of a connection from what an earlier connection of the same name had: it is deleted together with the
 * data, and so with the bases of verdicts, among which it is kept.
 */
export async function lifeOf(
  bases: ReadonlyMap<string, unknown>,
  {
    connectionId,
    stores: { verdictBases },
  }: { connectionId: string; stores: Pick<Stores, 'verdictBases'> },
): Promise<string> {
  const known = bases.get(LIFE);
  if (typeof known === 'string') return known;
  const life = randomUUID();
  await verdictBases.keep(connectionId, LIFE, life);
  return life;
}
