import type { Request } from 'express';
import type { Caller } from '@entra-posture/core';

export type Door = 'rest' | 'mcp' | 'action';

/** A caller whom the portal has authenticated, and the request that the audit tells of. */
export class PortalCaller implements Caller {
  constructor(
    readonly subject: string,
    readonly personalData: boolean,
    readonly door: Door,
    readonly request?: Request,
  ) {}
}
