import {
  checks as allChecks,
  dataset,
  detections as allDetections,
} from '@entra-posture/core';
import { SimulationFailure } from './SimulationFailure';

/** What finds one thing after the other, as far as a log was read. */
const detections: ReadonlySet<string> = new Set(
  allDetections.map(({ id }) => id),
);
/** What finds more of one cause, the more people's mailboxes were read. */
const onParts: ReadonlySet<string> = new Set(
  allChecks
    .filter(({ standsOnPartial }) =>
      standsOnPartial?.some(id => dataset(id).collect.kind === 'perParent'),
    )
    .map(({ id }) => id),
);

/** The causes without whom they concern. */
const causes = (found: string) => found.replace(/ \S*$/gm, '');

/**
 * Holds the findings of the run with faults against those of the run without: a check's open findings are, at any time,
 * those of one of the syncs so far, and never go back to an earlier one.
 */
export class FindingsWatch {
  /** What is open after each sync without faults; before the first, nothing. */
  readonly #steps: Map<string, string>[] = [new Map()];
  readonly #reached = new Map<string, number>();

  expect(open: Map<string, string>): void {
    this.#steps.push(open);
  }

  /** @throws SimulationFailure */
  compare(
    open: Map<string, string>,
    { exactly = false, unjudged = new Set<string>() } = {},
  ): void {
    const last = this.#steps.length - 1;
    const checks = new Set([
      ...open.keys(),
      ...this.#steps.flatMap(step => [...step.keys()]),
    ]);
    for (const check of checks) {
      const found = open.get(check) ?? '';
      if (detections.has(check) && !exactly) {
        // A part of a log makes a finding of the same cause with less to it.
        this.#compareOneByOne(check, found, causes);
        continue;
      }
      if (onParts.has(check) && !exactly) {
        this.#compareOneByOne(check, found, causes);
        continue;
      }
      // What cannot be judged now stands as it was judged before, and a process may have judged it never.
      const stands = exactly && unjudged.has(check);
      const reached = exactly ? last : (this.#reached.get(check) ?? 0);
      const from = stands ? 0 : reached;
      const step = this.#steps.findIndex(
        (each, at) => at >= from && (each.get(check) ?? '') === found,
      );
      if (step < 0) {
        throw new SimulationFailure(
          `a fault opened or resolved findings of ${check}:\n${found}\ninstead of\n${this.#steps
            .slice(from)
            .map(each => each.get(check) ?? 'none')
            .join('\nor\n')}`,
        );
      }
      this.#reached.set(check, step);
    }
  }

  #compareOneByOne(
    check: string,
    found: string,
    told: (lines: string) => string,
  ): void {
    const known = new Set(
      this.#steps.flatMap(step => told(step.get(check) ?? '').split('\n')),
    );
    const odd = told(found)
      .split('\n')
      .find(line => line && !known.has(line));
    if (odd) throw new SimulationFailure(`a fault made ${check} find ${odd}`);
  }
}
