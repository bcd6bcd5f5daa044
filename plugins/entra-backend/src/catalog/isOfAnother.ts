import type { Connection } from '@entra-posture/core';
import { guid } from '../config/entry';
import type { Claims } from './matchEntity';

/** Undefined where the tenant is known by one of its domains only. */
export function tenantGuid({ tenantId }: Connection): string | undefined {
  return guid.test(tenantId) ? tenantId.toLowerCase() : undefined;
}

/** Whether what an entity claims is of another tenant than this one. */
export function isOfAnother(claims: Claims, tenantId?: string): boolean {
  return Boolean(claims.tenantId && tenantId && claims.tenantId !== tenantId);
}
