import type { Catalogue } from '../catalogue';
import { mutedBecause, type CheckMetadata } from '../model';
import type { Stores } from '../store/ports';
import { anew, type Progress } from './detectProgress';

export interface SilenceDeps {
  connectionId: string;
  stores: Pick<Stores, 'findings' | 'detectorStates' | 'parts'>;
  catalogue: Pick<Catalogue, 'settings'>;
  now: Date;
}

/**
 * Takes muted detections out of those that are to be judged: what they found is resolved, and its history says why. What
 * they had learned is forgotten, so that once they are heard again they go through the whole log.
 */
export async function silence<D extends CheckMetadata>(
  detections: readonly D[],
  deps: SilenceDeps,
): Promise<{ heard: D[]; resolved: number }> {
  const heard: D[] = [];
  let resolved = 0;
  for (const detection of detections) {
    const { mute } = deps.catalogue.settings(detection.id);
    if (mute) resolved += await resolve(detection, mute, deps);
    else heard.push(detection);
  }
  return { heard, resolved };
}

async function resolve(
  detection: CheckMetadata,
  mute: { reason: string },
  { connectionId, stores, now }: SilenceDeps,
): Promise<number> {
  // First: a process that ends in between begins anew where it need not, and never the other way round.
  await forget(detection.id, connectionId, stores);
  const keys: string[] = [];
  for await (const { key } of stores.findings.stream(
    { connectionId, checkId: detection.id, status: 'open' },
    { affected: 0 },
  ))
    keys.push(key);
  const { resolved } = await stores.findings.apply(
    connectionId,
    detection,
    { outcome: 'notApplicable', because: mutedBecause(mute), muted: true },
    now.toISOString(),
  );
  // What was part of a chain stands by itself again.
  for (const key of keys)
    await stores.parts.join(connectionId, { checkId: detection.id, key }, []);
  return resolved;
}

async function forget(
  id: string,
  connectionId: string,
  { detectorStates }: Pick<Stores, 'detectorStates'>,
): Promise<void> {
  const known = (await detectorStates.runs(connectionId)).get(id);
  if (!known) return;
  const progress = known.progress as Progress | { judged: string };
  const begun =
    'judged' in progress ? progress.judged !== '' : progress.through > 0;
  if (!begun) return;
  await detectorStates.save(connectionId, {
    runs: new Map([
      [
        id,
        {
          progress:
            'judged' in progress
              ? { judged: '' }
              : anew(progress, progress, {}),
        },
      ],
    ]),
    subjects: new Map(),
  });
}
