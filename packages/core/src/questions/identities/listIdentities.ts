import type { IdentityKind, IdentityStanding } from '../../model';
import type { IdentityCount, IdentitySort } from '../../store/ports';
import { nextCursor, openCursor } from '../cursor';
import type { Question } from '../question';
import * as schemas from '../schemas';
import { scopeOf } from '../scope';
import type { NextCall } from '../shapes';
import {
  identityItem as itemSchema,
  identityKind,
  identityStanding,
} from './identitySchemas';
import type { IdentitiesList, IdentityTotals } from './identityShapes';
import { identityItem, mayFindByName, inventoryAsOf } from './inventory';

interface Input {
  connection?: string;
  kinds?: IdentityKind[];
  standings?: IdentityStanding[];
  enabled?: boolean;
  mfa?: 'yes' | 'no' | 'unknown';
  inactiveDays?: number;
  query?: string;
  sort?: IdentitySort;
  limit?: number;
  cursor?: string;
}

/** So many fit into 8 kB. */
const LIMIT = 20;
const DAY_MS = 86_400_000;
const mfaOf = { yes: true, no: false, unknown: null } as const;

export const listIdentities: Question<Input, IdentitiesList> = {
  name: 'list_identities',
  title: 'Inventory of people, guests, apps and devices',
  description:
    'Inventory of people, guests, apps and devices: privilege tier, MFA, last activity, licences, risk score. Admins without MFA: standings tier0, tier1, mfa no.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      connection: schemas.connection(z),
      kinds: z.array(identityKind(z)).max(4).optional(),
      standings: z.array(identityStanding(z)).max(4).optional(),
      enabled: z.boolean().optional(),
      mfa: z.enum(['yes', 'no', 'unknown']).optional(),
      inactiveDays: z.number().int().min(1).max(3650).optional(),
      query: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe('Part of a name; of one or two letters, how it begins'),
      sort: z.enum(['score', 'label', 'lastActivity']).optional(),
      limit: schemas.limit(z),
      cursor: schemas.cursor(z),
    }),
  output: z =>
    z.object({
      asOf: schemas.asOf(z),
      totals: z.object({
        people: z.number(),
        guests: z.number(),
        apps: z.number(),
        devices: z.number(),
        withoutMfa: z.number(),
        mfaUnknown: z.number(),
        privileged: z.number().nullable(),
      }),
      total: z.number(),
      items: z.array(itemSchema(z)),
      nextCursor: z.string().optional(),
      next: schemas.nextCalls(z),
    }),
  async answer(
    { connection, limit = LIMIT, cursor, sort = 'score', ...filters },
    context,
  ) {
    mayFindByName(context.caller, filters.query);
    const scope = await scopeOf(context, connection);
    const { identities } = context.stores;
    const { id } = scope.connection;
    const paging = {
      question: 'list_identities',
      filters: { ...filters, sort, limit },
      stamp: scope.stamp,
    };
    const position = openCursor(cursor, limit, paging);
    const { mfa, inactiveDays, ...rest } = filters;
    const { total, items } = await identities.list(
      id,
      {
        ...rest,
        ...(mfa ? { mfa: mfaOf[mfa] } : {}),
        ...(inactiveDays
          ? {
              inactiveSince: new Date(
                context.now().getTime() - inactiveDays * DAY_MS,
              ).toISOString(),
            }
          : {}),
      },
      { ...position, sort },
    );
    const next = nextCursor(position, total, paging);
    const shown = items.map(each => identityItem(each, context.caller));
    return {
      asOf: await inventoryAsOf(
        scope,
        [
          'users',
          'userRegistrationDetails',
          'userSignInActivity',
          'roleAssignments',
          'roleEligibilityScheduleInstances',
        ],
        context,
      ),
      totals: totalsOf(await identities.counts(id)),
      total,
      items: shown,
      ...(next ? { nextCursor: next } : {}),
      next: nextOf(shown[0], filters),
    };
  },
};

function nextOf(
  first: IdentitiesList['items'][number] | undefined,
  { mfa, standings = [] }: Input,
): NextCall[] {
  if (!first) return [];
  const administrators =
    standings.length > 0 &&
    standings.every(each => each === 'tier0' || each === 'tier1');
  if (mfa === 'no' && administrators)
    return [
      {
        tool: 'check_ca_gaps',
        arguments: { audience: 'admins', requirement: 'mfa' },
        why: 'Whether a policy asks administrators for it all the same',
      },
    ];
  return [
    {
      tool: 'get_entity',
      arguments: { entity: first.entity },
      why: 'Why the first has this score, with roles and findings',
    },
  ];
}

function totalsOf(counts: readonly IdentityCount[]): IdentityTotals {
  const sum = (wanted: (each: IdentityCount) => boolean) =>
    counts.filter(wanted).reduce((total, { count }) => total + count, 0);
  const isPerson = ({ kind }: IdentityCount) =>
    kind === 'member' || kind === 'guest';
  return {
    people: sum(({ kind }) => kind === 'member'),
    guests: sum(({ kind }) => kind === 'guest'),
    apps: sum(({ kind }) => kind === 'servicePrincipal'),
    devices: sum(({ kind }) => kind === 'device'),
    withoutMfa: sum(
      each => isPerson(each) && each.enabled === true && each.mfa === false,
    ),
    mfaUnknown: sum(
      each => isPerson(each) && each.enabled === true && each.mfa === null,
    ),
    // A device has no standing; a person or an app without one has it unknown.
    privileged: counts.some(
      ({ kind, standing }) => kind !== 'device' && standing === null,
    )
      ? null
      : sum(({ standing }) => standing === 'tier0' || standing === 'tier1'),
  };
}
