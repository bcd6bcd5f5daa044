import { parseEntityRef } from '@backstage/catalog-model';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { activeStates, type Connection, stateOf } from '@entra-posture/core';
import type {
  FindingChange,
  NewNotice,
  PostureLogger,
  Stores,
} from '@entra-posture/core/node';
import type { AppIds } from '../catalog/AppIds';
import type { EntityReader } from '../catalog/EntityReader';
import { ownerRef } from '../catalog/ownersOf';
import { type PeopleReader, PeopleUnknown } from '../catalog/PeopleReader';
import type { NotificationSettings } from '../config/readNotifications';
import { changeNotice, isToldOf } from './changeNotice';
import { LateOwners } from './LateOwners';
import { NoticeSender } from './NoticeSender';
import { type Concern, type Recipient, recipientsOf } from './recipientsOf';

const DAY_MS = 86_400_000;
/** What is older is not told any more, and what was told of it may be forgotten after twice that and more. */
export const TOLD_DAYS = 7;
const KEPT_DAYS = 60;
/**
 * How long a change waits for the catalog to know whom it concerns. A new portal reads its tenant while the catalog still
 * loads, from places that are asked every half an hour.
 */
const WAIT_MS = 60 * 60_000;
/** How long before its end an exception is told of. */
const EXCEPTION_DAYS = 7;
const BATCH = 200;
const AFFECTED = 500;
/** Notes whom each change of a finding concerns, and tells them when it is time; each change to each owner once. */
export class OwnerNotices {
  readonly #sender: NoticeSender;
  readonly #late: LateOwners;
  #isAwaited = false;

  constructor(
    private readonly deps: {
      entities: EntityReader;
      people: PeopleReader;
      appIds: AppIds;
      notifications: NotificationService;
      settings: NotificationSettings;
      pagePath: string;
      /** Whatever may be judged, for its title. */
      checks: readonly { id: string; title: string }[];
      logger: PostureLogger;
      now?: () => Date;
    },
  ) {
    this.#sender = new NoticeSender(deps);
    this.#late = new LateOwners(deps);
  }

  async run(stores: Stores, signal?: AbortSignal): Promise<void> {
    if (!this.deps.settings.enabled) return;
    const now = this.deps.now?.() ?? new Date();
    // Without the catalog no owner is known: changes stay unsettled, and are noted when it is back.
    const matcher = await this.deps.entities.matcher(this.#isAwaited);
    if (matcher) {
      this.#isAwaited = false;
      const people = this.deps.settings.managers ? this.deps.people : undefined;
      const concern = { matcher, stores, people };
      try {
        const connections = await stores.connections.list();
        for (const connection of connections) {
          await this.#noteChanges(connection, concern, now, signal);
          await this.#noteExceptions(connection, concern, now, signal);
        }
        await this.#late.note(connections, concern, now, signal);
      } catch (error) {
        // So it is with the people of it, which are read when they are needed.
        if (!(error instanceof PeopleUnknown)) throw error;
      }
    }
    await this.#sender.send(stores, now, signal);
    await stores.notices.prune(daysFrom(now, -KEPT_DAYS));
  }

  async #noteChanges(
    connection: Connection,
    concern: Concern,
    now: Date,
    signal?: AbortSignal,
  ): Promise<void> {
    const { stores } = concern;
    for (let after: string | undefined; ;) {
      signal?.throwIfAborted();
      const changes = await stores.notices.unsettled(connection.id, 'notify', {
        kinds: ['opened', 'reopened'],
        since: daysFrom(now, -TOLD_DAYS),
        after,
        limit: BATCH,
      });
      const noted = [];
      for (const change of changes) {
        const notices = await this.#noticesOf(change, connection, concern, now);
        if (notices) noted.push({ change, notices });
        else this.#isAwaited = true;
      }
      await stores.notices.settle(
        connection.id,
        'notify',
        noted,
        now.toISOString(),
      );
      if (changes.length < BATCH) return;
      after = changes.at(-1)?.event;
    }
  }

  /** @returns undefined while whom it concerns may come into the catalog yet */
  async #noticesOf(
    change: FindingChange,
    connection: Connection,
    concern: Concern,
    now: Date,
  ): Promise<NewNotice[] | undefined> {
    const { matcher, stores, people } = concern;
    const finding = await stores.findings.get(change.finding, {
      limit: matcher.size || people ? AFFECTED : 0,
      offset: 0,
    });
    // Gone again, or somebody has decided meanwhile: there is nothing to do.
    if (!finding) return [];
    if (!activeStates.includes(stateOf(finding, now.toISOString()))) return [];
    if (!isToldOf(finding, this.deps.settings)) return [];
    const recipients = await recipientsOf(finding, connection, concern);
    const mayWait = Date.parse(change.at) > now.getTime() - WAIT_MS;
    if (mayWait && !(await this.#areReached(recipients))) return undefined;
    return recipients.map(recipient =>
      changeNotice(finding, change, recipient),
    );
  }

  /** What is sent to a group that the catalog does not have yet reaches none of its members, then and later. */
  async #areReached(recipients: readonly Recipient[]): Promise<boolean> {
    const groups = recipients
      .map(({ recipient }) => recipient)
      .filter(ref => parseEntityRef(ref).kind === 'group');
    return (
      recipients.length > 0 &&
      (!groups.length || (await this.deps.entities.has(groups)))
    );
  }

  async #noteExceptions(
    connection: Connection,
    concern: Concern,
    now: Date,
    signal?: AbortSignal,
  ): Promise<void> {
    const { stores } = concern;
    const soon = daysFrom(now, EXCEPTION_DAYS);
    const accepted = stores.findings.stream(
      {
        connectionId: connection.id,
        state: { of: ['accepted'], now: now.toISOString() },
      },
      { affected: AFFECTED },
    );
    for await (const finding of accepted) {
      signal?.throwIfAborted();
      const { until, owner } = finding.triage.accepted!;
      if (until > soon) continue;
      const answers = ownerRef(owner);
      const recipients = answers
        ? [{ recipient: answers }]
        : await recipientsOf(finding, connection, concern);
      await stores.notices.note(
        connection.id,
        recipients.map(recipient => ({
          finding: finding.id,
          kind: 'exceptionExpiring',
          cause: `exception:${finding.id}:${until}`,
          ...recipient,
        })),
        now.toISOString(),
      );
    }
  }
}

function daysFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString();
}
