import type { Knex } from 'knex';
import { among } from './among';
import { contains } from './contains';
import type { IdentityFilter, IdentitySort } from './identityPorts';
import { isShort } from './named';
import { identityTable } from './writeIdentities';

export function matchingIdentities(
  knex: Knex,
  connectionId: string,
  filter: IdentityFilter,
): Knex.QueryBuilder {
  const query = knex(identityTable).where({ connection_id: connectionId });
  if (filter.kinds) query.whereIn('kind', [...filter.kinds]);
  if (filter.standings) query.whereIn('standing', [...filter.standings]);
  if (filter.enabled !== undefined)
    query.where({ enabled: Number(filter.enabled) });
  if (filter.mfa === null) query.whereNull('mfa');
  else if (filter.mfa !== undefined) query.where({ mfa: Number(filter.mfa) });
  if (filter.licensed !== undefined)
    query.where('licences', filter.licensed ? '>' : '=', 0);
  if (filter.activityKnown !== undefined)
    query.where({ activity_known: Number(filter.activityKnown) });
  if (filter.ids) among(query, 'id', filter.ids);
  if (filter.inactiveSince !== undefined) {
    const since = filter.inactiveSince;
    // Both are of before it. Said of them together it bounds what is gone through in the order of last activity.
    query
      .where({ activity_known: 1 })
      .where('last_activity', '<', since)
      .where(either => {
        either
          .where(once => {
            once
              .where('last_activity', '>', '')
              .where('last_activity', '<', since);
          })
          .orWhere(never => {
            never.where({ last_activity: '' }).where('created_at', '<', since);
          });
      });
  }
  if (filter.handle !== undefined)
    query.whereRaw('lower(handle) = ?', [filter.handle.toLowerCase()]);
  if (filter.query) {
    const text = filter.query.toLowerCase();
    if (!isShort(text)) contains(query, 'label_search', text);
    // A range, which either engine has in the order of names; said as a pattern too, PostgreSQL would take it for rarer.
    else
      query
        .where('label_search', '>=', text)
        .where('label_search', '<', `${text}\u{10FFFF}`);
  }
  return query;
}

/** Worst first, or by name, or who came longest ago first; ties by id, so that pages do not overlap. */
export function ordered(
  query: Knex.QueryBuilder,
  sort: IdentitySort,
): Knex.QueryBuilder {
  switch (sort) {
    case 'label':
      return query.orderBy([{ column: 'label_search' }, { column: 'id' }]);
    case 'lastActivity':
      return query.orderBy([{ column: 'last_activity' }, { column: 'id' }]);
    default:
      return query.orderBy([
        { column: 'score', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]);
  }
}
