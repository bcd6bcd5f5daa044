import type { IdentityKind, IdentityStanding } from '../../model';
import type { Zod } from '../question';
import * as schemas from '../schemas';

const kinds: readonly IdentityKind[] = [
  'member',
  'guest',
  'servicePrincipal',
  'device',
];
const standings: readonly IdentityStanding[] = [
  'tier0',
  'tier1',
  'tier2',
  'none',
];

export const identityKind = (z: Zod) => z.enum(kinds as [string, ...string[]]);
/** Highest tier of roles and permissions; tier0 can take the tenant. */
export const identityStanding = (z: Zod) =>
  z.enum(standings as [string, ...string[]]);

export const score = (z: Zod) =>
  z.number().nullable().describe('0 to 100; null where roles cannot be read');

export const identityItem = (z: Zod) =>
  schemas.entityItem(z).extend({
    identity: identityKind(z),
    enabled: z.boolean().nullable(),
    standing: identityStanding(z).nullable(),
    mfa: z.boolean().nullable().describe('null: not known'),
    methods: z.array(z.string()),
    lastActivityAt: z.string().nullable(),
    activityKnown: z.boolean(),
    licences: z.number(),
    score: score(z),
    high: score(z),
    open: z.number(),
  });
