import type { AuditorService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

export type ConnectionEvent =
  | 'connection-connect'
  | 'connection-test'
  | 'connection-update'
  | 'connection-disconnect';

/** Does something to a connection and tells the audit who, what and how it ended; never with what proves an app. */
export class ConnectionAudit {
  constructor(private readonly auditor: AuditorService) {}

  async tell<T>(
    eventId: ConnectionEvent,
    request: Request,
    meta: JsonObject,
    act: () => Promise<T>,
  ): Promise<T> {
    const event = await this.auditor.createEvent({
      eventId,
      severityLevel: 'medium',
      // The body holds what proves an app: the audit has the address and the person of it.
      request,
      meta,
    });
    try {
      const done = await act();
      await event.success();
      return done;
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  }
}
