import type { Composition, Gap, Part, Witness } from '../model';
import type { PartFinding, Principal, Stores } from '../store/ports';
import type { DetectDeps, Detected } from './detect';

const DAY_MS = 86_400_000;
/** Parts are logs' records, which are kept for about a month. */
const LOOKS_BACK_MS = 35 * DAY_MS;
/** Clocks of two processes that judge one after the other need not agree. */
const LEEWAY_MS = 10 * 60_000;

export interface ComposeDeps extends Omit<DetectDeps, 'stores'> {
  stores: Pick<Stores, 'findings' | 'detections' | 'detectorStates' | 'parts'>;
}

/**
 * Puts together what detections have found of each principal of whom something was found since the last time. A chain that
 * its parts no longer make is resolved; the parts of one that stands say so.
 */
export async function judgeCompositions(
  compositions: readonly Composition[],
  deps: ComposeDeps,
): Promise<Detected> {
  const done: Detected = { opened: 0, reopened: 0, resolved: 0 };
  for (const composition of compositions) {
    const because: Gap[] = composition.needs
      .map(dataset => ({ dataset, completeness: deps.completeness(dataset) }))
      .filter(({ completeness }) => completeness.state !== 'complete');
    if (because.length) {
      await deps.stores.findings.apply(
        deps.connectionId,
        composition,
        { outcome: 'unknown', because },
        deps.now.toISOString(),
      );
      continue;
    }
    const found = await judgeOne(composition, deps);
    done.opened += found.opened;
    done.reopened += found.reopened;
    done.resolved += found.resolved;
  }
  return done;
}

async function judgeOne(
  composition: Composition,
  deps: ComposeDeps,
): Promise<Detected> {
  const { connectionId, stores, now } = deps;
  const runs = await stores.detectorStates.runs(connectionId);
  const before = runs.get(composition.id)?.progress as
    { judged: string } | undefined;
  const principals = await stores.parts.principals(connectionId, {
    checks: composition.parts,
    // Empty: it was muted since.
    seenSince: before?.judged
      ? new Date(Date.parse(before.judged) - LEEWAY_MS).toISOString()
      : '',
  });
  const run = await stores.detections.nextRun(connectionId);
  const done: Detected = { opened: 0, reopened: 0, resolved: 0 };
  for (const principal of principals) {
    const found = await composeFor(principal, composition, run, deps);
    done.opened += found.opened;
    done.reopened += found.reopened;
    done.resolved += found.resolved;
  }
  // What was found is written: from here on only what comes after it is looked at.
  await stores.detectorStates.save(connectionId, {
    runs: new Map([
      [composition.id, { progress: { judged: now.toISOString() } }],
    ]),
    subjects: new Map(),
  });
  await stores.findings.observed(
    connectionId,
    [composition],
    now.toISOString(),
  );
  return done;
}

async function composeFor(
  principal: Principal,
  composition: Composition,
  run: number,
  { connectionId, stores, now }: ComposeDeps,
): Promise<Detected> {
  const from = now.getTime() - LOOKS_BACK_MS;
  const subject = `${principal.kind}:${principal.id}`;
  const findings = await stores.parts.of(connectionId, principal, {
    checks: composition.parts,
    happenedSince: new Date(from).toISOString(),
  });
  const witnesses = composition.compose(principal, findings.map(partOf));
  await stores.detections.note(
    connectionId,
    composition.id,
    witnesses.map(witness => ({
      witness,
      subject,
      at: Date.parse(witness.at ?? ''),
    })),
    { run, from },
  );
  const written = witnesses.length
    ? await stores.findings.observe(
        connectionId,
        composition,
        witnesses,
        now.toISOString(),
      )
    : { opened: 0, reopened: 0 };
  for (const witness of witnesses)
    await stores.parts.join(
      connectionId,
      { checkId: composition.id, key: witness.key },
      partsIn(witness),
    );
  const standing = await stores.parts.of(connectionId, principal, {
    checks: [composition.id],
    happenedSince: new Date(from).toISOString(),
  });
  const keys = new Set(witnesses.map(({ key }) => key));
  for (const { key } of standing)
    if (!keys.has(key))
      await stores.parts.join(
        connectionId,
        { checkId: composition.id, key },
        [],
      );
  const gone = await stores.detections.retract(
    connectionId,
    composition,
    { since: run, from, subject },
    now.toISOString(),
  );
  return { ...written, resolved: gone };
}

function partOf({ own, ...finding }: PartFinding): Part {
  return {
    checkId: finding.checkId,
    findingId: finding.id,
    severity: finding.severity,
    at: finding.eventAt,
    facts: finding.facts,
    role: own.part === 'initiator' ? 'initiator' : 'subject',
    own,
  };
}

function partsIn({ facts }: Witness): string[] {
  return Array.isArray(facts.parts) ? facts.parts.map(String) : [];
}
