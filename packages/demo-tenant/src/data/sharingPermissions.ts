import type { People } from './people';
import { daysBefore } from './shape';

/** Whom an item is shared with, before it has an id. */
export type To =
  | { user: number }
  /** Invited from elsewhere, by an address that signs in by a code; without any account here. */
  | { code: string }
  /** Deleted since. */
  | { former: number }
  | 'everyone'
  | 'everyoneExceptExternal';

export interface SharedPlan {
  /** Absent: no link, but a permission for each. */
  link?: { scope: string; type: string; days?: number };
  to?: To[];
  roles?: string[];
}

export interface Principals {
  users: People;
  day: Date;
  /** The id of somebody who was deleted. */
  former(turn: number): string;
}

const TENANT = 'f3c1a6d2-0000-4000-8000-3f1d2c4b5a69';
const claims = {
  everyone: ['Everyone', 'c:0(.s|true'],
  everyoneExceptExternal: [
    'Everyone except external users',
    `c:0-.f|rolemanager|spo-grid-all-users/${TENANT}`,
  ],
} as const;

/** As the address for permissions has them. @see https://learn.microsoft.com/graph/api/resources/permission */
export function permissionsOf(
  shared: readonly SharedPlan[],
  principals: Principals,
  item: string,
): Record<string, unknown>[] {
  type Permission = Record<string, unknown>;
  return shared.flatMap(
    ({ link, to = [], roles = ['read'] }, turn): Permission[] => {
      const id = (part: number) =>
        Buffer.from(`${item} ${turn} ${part}`).toString('base64url');
      if (!link)
        return to.map((each, part) => ({
          id: id(part),
          roles,
          grantedToV2: identity(each, principals),
        }));
      return [
        {
          id: id(0),
          roles: [link.type === 'edit' ? 'write' : 'read'],
          shareId: `u!${id(0)}`,
          hasPassword: false,
          ...(link.days === undefined
            ? {}
            : { expirationDateTime: daysBefore(principals.day, -link.days) }),
          link: {
            scope: link.scope,
            type: link.type,
            webUrl: `https://contoso.sharepoint.example/:x:/s/${id(0)}`,
            preventsDownload: false,
          },
          grantedToIdentitiesV2: to.map(each => identity(each, principals)),
        },
      ];
    },
  );
}

function identity(
  to: To,
  { users, former }: Principals,
): Record<string, unknown> {
  if (typeof to === 'string') {
    const [displayName, loginName] = claims[to];
    return { siteUser: { id: '9', displayName, loginName } };
  }
  if ('code' in to) {
    const loginName = `i:0#.f|membership|urn%3aspo%3aguest#${to.code}`;
    return {
      siteUser: { id: '21', displayName: to.code, email: to.code, loginName },
    };
  }
  const user =
    'former' in to
      ? {
          id: former(to.former),
          displayName: `Former colleague ${to.former}`,
          email: `former${to.former}@contoso.example`,
        }
      : {
          id: users.id(to.user),
          displayName: users.displayName(to.user),
          email: `${users.at(to.user).mail}`,
        };
  const name = 'user' in to ? users.upn(to.user).toLowerCase() : user.email;
  return {
    user,
    siteUser: {
      id: '12',
      displayName: user.displayName,
      email: user.email,
      loginName: `i:0#.f|membership|${name}`,
    },
  };
}
