import type { DatasetId, IdentityKind } from '../../model';
import { nextCursor, openCursor } from '../cursor';
import type { Question } from '../question';
import * as schemas from '../schemas';
import { scopeOf } from '../scope';
import { identityStanding } from './identitySchemas';
import type { StaleAccountsList } from './identityShapes';
import { identityItem, inventoryAsOf } from './inventory';

interface Input {
  connection?: string;
  kind?: StaleAccountsList['kind'];
  days?: number;
  limit?: number;
  cursor?: string;
}

const LIMIT = 25;
const DAYS = 90;
const DAY_MS = 86_400_000;

const kinds: Record<
  StaleAccountsList['kind'],
  { identity: IdentityKind; needs: readonly DatasetId[] }
> = {
  user: { identity: 'member', needs: ['users', 'userSignInActivity'] },
  guest: { identity: 'guest', needs: ['users', 'userSignInActivity'] },
  device: { identity: 'device', needs: ['devices'] },
};

export const listStaleAccounts: Question<Input, StaleAccountsList> = {
  name: 'list_stale_accounts',
  title: 'Accounts and devices that nobody uses',
  description:
    'Enabled users, guests or devices that have not signed in for so many days, longest first, with unused licences.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      connection: schemas.connection(z),
      kind: z.enum(['user', 'guest', 'device']).optional(),
      days: z
        .number()
        .int()
        .min(1)
        .max(3650)
        .optional()
        .describe('90 when left out'),
      limit: schemas.limit(z),
      cursor: schemas.cursor(z),
    }),
  output: z =>
    z.object({
      asOf: schemas.asOf(z),
      kind: z.enum(['user', 'guest', 'device']),
      days: z.number(),
      total: z.number(),
      unknown: z
        .number()
        .describe('Enabled, and nobody can tell when they came last'),
      items: z.array(
        schemas.entityItem(z).extend({
          lastActivityAt: z.string().nullable().describe('null: never'),
          createdAt: z.string().nullable(),
          licences: z.number(),
          standing: identityStanding(z).nullable(),
        }),
      ),
      nextCursor: z.string().optional(),
      next: schemas.nextCalls(z),
    }),
  async answer(
    { connection, kind = 'user', days = DAYS, limit = LIMIT, cursor },
    context,
  ) {
    const scope = await scopeOf(context, connection);
    const { identity, needs } = kinds[kind];
    const { identities } = context.stores;
    const paging = {
      question: 'list_stale_accounts',
      filters: { kind, days, limit },
      stamp: scope.stamp,
    };
    const position = openCursor(cursor, limit, paging);
    const enabled = { kinds: [identity], enabled: true };
    const { total, items } = await identities.list(
      scope.connection.id,
      {
        ...enabled,
        inactiveSince: new Date(
          context.now().getTime() - days * DAY_MS,
        ).toISOString(),
      },
      { ...position, sort: 'lastActivity' },
    );
    const next = nextCursor(position, total, paging);
    const shown = items.map(each => {
      const {
        entity,
        label,
        kind: what,
        ...rest
      } = identityItem(each, context.caller);
      return {
        kind: what,
        entity,
        label,
        lastActivityAt: rest.lastActivityAt,
        createdAt: each.createdAt,
        licences: rest.licences,
        standing: rest.standing,
      };
    });
    return {
      asOf: await inventoryAsOf(scope, needs, context),
      kind,
      days,
      total,
      unknown: await identities.count(scope.connection.id, {
        ...enabled,
        activityKnown: false,
      }),
      items: shown,
      ...(next ? { nextCursor: next } : {}),
      next: shown.length
        ? [
            {
              tool: 'get_entity',
              arguments: { entity: shown[0].entity },
              why: 'What the one that came longest ago may still do',
            },
          ]
        : [],
    };
  },
};
