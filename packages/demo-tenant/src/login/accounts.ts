import type { Random } from '../data/random';
import { roleIds, staff } from '../data/staff';

/** Roles that the planted tenant gives to nobody and a signed-in person may still hold. @see https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const globalReader = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';

const administrators: ReadonlySet<string> = new Set([
  roleIds.globalAdministrator,
  roleIds.privilegedRoleAdministrator,
]);
const delegatedConsenters: ReadonlySet<string> = new Set([
  ...administrators,
  roleIds.applicationAdministrator,
  '158c047a-c907-4556-b7ef-446551a6b5f7', // Cloud Application Administrator
]);

/** Someone who can sign in to the emulated login without a password. */
export interface DemoAccount {
  displayName: string;
  /** Who this is in a few words, for whoever picks an account. */
  about: string;
  /** What is typed at sign-in. */
  username: string;
  home: 'contoso' | 'fabrikam';
  /** Directory roles (template ids) in each tenant of which this is an account; a tenant that is not here refuses it. */
  roles: { contoso?: readonly string[]; fabrikam?: readonly string[] };
  /** Index of the planted person; undefined for who is not in the planted tenant. */
  person?: number;
}

function planted(
  index: number,
  about: string,
  roles: readonly string[],
): DemoAccount & { person: number } {
  const { given, surname } = staff[index];
  return {
    displayName: `${given} ${surname}`,
    about,
    username: `${given}.${surname}@contoso.example`.toLowerCase(),
    home: 'contoso',
    roles: { contoso: roles },
    person: index,
  };
}

/** The accounts that the sign-in page offers. */
export const demoAccounts = {
  /** Global Administrator. */
  administrator: planted(2, 'Global Administrator', [
    roleIds.globalAdministrator,
  ]),
  /** Global Reader and Security Reader: may read everything and consent to nothing. */
  reader: planted(14, 'Global Reader, Security Reader', [
    globalReader,
    roleIds.securityReader,
  ]),
  /** No role. */
  member: planted(19, 'no role', []),
  /** A guest of the planted tenant, at home in the other. */
  guest: {
    ...planted(13, 'guest, User Administrator', [roleIds.userAdministrator]),
    username: 'leon.petrov@fabrikam.example',
    home: 'fabrikam',
    roles: { contoso: [roleIds.userAdministrator], fabrikam: [] },
  },
  /** Global Administrator of the other tenant, unknown in the planted one. */
  otherTenant: {
    displayName: 'Frida Berg',
    about: 'Global Administrator of another tenant',
    username: 'frida.berg@fabrikam.example',
    home: 'fabrikam',
    roles: { fabrikam: [roleIds.globalAdministrator] },
  },
} as const satisfies Record<string, DemoAccount>;

export const allAccounts: readonly DemoAccount[] = Object.values(demoAccounts);

export function accountNamed(username: string): DemoAccount | undefined {
  const wanted = username.trim().toLowerCase();
  return allAccounts.find(each => each.username === wanted);
}

export function mayConsentFor(
  roles: readonly string[],
  kind: 'delegated' | 'application',
): boolean {
  const enough = kind === 'delegated' ? delegatedConsenters : administrators;
  return roles.some(role => enough.has(role));
}

/** The same person has an object in each tenant of which they are a member or guest. */
export function objectIdOf(
  account: DemoAccount,
  tenant: 'contoso' | 'fabrikam',
  random: Random,
): string {
  return tenant === 'contoso' && account.person !== undefined
    ? random.guid('user', account.person)
    : random.guid('otherTenantUser', allAccounts.indexOf(account));
}
