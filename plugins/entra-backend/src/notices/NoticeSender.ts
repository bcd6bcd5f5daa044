import type { NotificationService } from '@backstage/plugin-notifications-node';
import { activeStates, stateOf } from '@entra-posture/core';
import type { Notice, PostureLogger, Stores } from '@entra-posture/core/node';
import type { NotificationSettings } from '../config/readNotifications';
import { digest, single, type Told } from './noticeText';
import { sendable } from './sendable';

/** How many are sent in one go; the others follow with the next. */
const MOST = 1000;
/** Who would get more than these at once gets them as one. */
const MOST_SINGLE = 5;
/** How long a backend may take to send what it has claimed. */
const CLAIM_MS = 10 * 60_000;

/** Sends what was noted, when it is time. */
export class NoticeSender {
  #failing = false;
  readonly #titles: ReadonlyMap<string, string>;

  constructor(
    private readonly deps: {
      notifications: NotificationService;
      settings: NotificationSettings;
      pagePath: string;
      /** Whatever may be judged, for its title. */
      checks: readonly { id: string; title: string }[];
      logger: PostureLogger;
    },
  ) {
    this.#titles = new Map(deps.checks.map(({ id, title }) => [id, title]));
  }

  async send(stores: Stores, now: Date, signal?: AbortSignal): Promise<void> {
    const until = sendable(now, this.deps.settings);
    if (!until) return;
    const claimed = await stores.notices.claim({
      noted: until.toISOString(),
      now: now.toISOString(),
      until: new Date(now.getTime() + CLAIM_MS).toISOString(),
      limit: MOST,
    });
    const byRecipient = new Map<string, Notice[]>();
    for (const notice of claimed) {
      const own = byRecipient.get(notice.recipient) ?? [];
      own.push(notice);
      byRecipient.set(notice.recipient, own);
    }
    for (const [recipient, notices] of byRecipient) {
      signal?.throwIfAborted();
      await this.#tell(recipient, notices, stores, now);
    }
  }

  async #tell(
    recipient: string,
    notices: readonly Notice[],
    stores: Stores,
    now: Date,
  ): Promise<void> {
    const told: Told[] = [];
    const idle: string[] = [];
    for (const notice of notices) {
      const each = await this.#stillHolds(notice, stores, now);
      if (each) told.push(each);
      else idle.push(notice.id);
    }
    // What has become void while it waited counts as told.
    await stores.notices.sent(idle, now.toISOString());
    const { settings } = this.deps;
    const together =
      told.length > 1 &&
      (settings.digestAt !== undefined || told.length > MOST_SINGLE);
    for (const part of together ? [told] : told.map(each => [each])) {
      const ids = part.map(({ notice }) => notice.id);
      try {
        await this.deps.notifications.send({
          recipients: { type: 'entity', entityRef: recipient },
          payload: (together ? digest : one)(part, this.deps.pagePath),
        });
      } catch (error) {
        await stores.notices.release(ids);
        this.#explain(error as Error);
        continue;
      }
      await stores.notices.sent(ids, now.toISOString());
      this.#failing = false;
    }
  }

  /** Quiet hours and digests are long: what was resolved or decided meanwhile asks nobody for anything. */
  async #stillHolds(
    notice: Notice,
    stores: Stores,
    now: Date,
  ): Promise<Told | undefined> {
    const finding = await stores.findings.get(notice.finding, {
      limit: 0,
      offset: 0,
    });
    if (!finding) return undefined;
    const state = stateOf(finding, now.toISOString());
    const holds =
      notice.kind === 'exceptionExpiring'
        ? state === 'accepted' &&
          notice.cause.endsWith(finding.triage.accepted!.until)
        : activeStates.includes(state);
    return holds
      ? {
          notice,
          title: this.#titles.get(finding.checkId) ?? finding.checkId,
          severity: finding.severity,
        }
      : undefined;
  }

  #explain(error: Error): void {
    // Every try fails the same way; the log needs it once.
    if (this.#failing) return;
    this.#failing = true;
    this.deps.logger.warn(
      `Owners of findings could not be told; it is tried again. Add @backstage/plugin-notifications-backend to the backend, or set entra.notifications.enabled to false: ${error.message}`,
    );
  }
}

function one(part: readonly Told[], pagePath: string) {
  return single(part[0], pagePath);
}
