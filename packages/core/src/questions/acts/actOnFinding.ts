import { ActRefused, decide } from '../../triage';
import { findingItem } from '../items';
import type { QuestionContext } from '../question';
import { QuestionError } from '../questionError';
import type { FindingItem } from '../shapes';
import type { FindingActInput } from './actInput';

export interface ActOptions {
  /** How many days an exception or a snooze may last. */
  longestDays: number;
}

export interface FindingActed {
  finding: FindingItem;
  /** False: it was so already. */
  changed: boolean;
}

/**
 * Does what a person decides about a finding.
 * @throws QuestionError `notFound`; `invalidInput` for a date that cannot be; `conflict` when the finding is another than
 *   the one that was looked at
 */
export async function actOnFinding(
  id: string,
  { act, version }: FindingActInput,
  context: QuestionContext,
  { longestDays }: ActOptions,
): Promise<FindingActed> {
  const { findings, triage } = context.stores;
  const connected = new Set(
    (await context.connections()).map(connection => connection.id),
  );
  const known = await findings.get(id, { limit: 0, offset: 0 });
  if (!known || !connected.has(known.connectionId)) throw noSuch(id);
  try {
    const done = await triage.decide(id, version, finding =>
      decide(finding, act, {
        by: context.caller.subject,
        now: context.now().toISOString(),
        longestDays,
      }),
    );
    if (!done) throw noSuch(id);
    return {
      finding: findingItem(done.finding, context),
      changed: done.changed,
    };
  } catch (error) {
    if (!(error instanceof ActRefused)) throw error;
    throw new QuestionError(error.code, error.message, { cause: error });
  }
}

function noSuch(id: string): QuestionError {
  return new QuestionError(
    'notFound',
    `There is no finding ${JSON.stringify(id)}. Take the handle from list_findings.`,
  );
}
