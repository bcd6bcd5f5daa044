import type { Random } from '../data/random';
import type { DemoAccount } from './accounts';
import { LoginRefusal } from './refusal';

/** A tenant as the login knows it. */
export interface LoginTenant {
  key: 'contoso' | 'fabrikam';
  id: string;
  displayName: string;
  domains: readonly string[];
}

/** The planted tenant, and one that is no more than its name: to sign in to the wrong one. */
export interface LoginTenants {
  contoso: LoginTenant;
  fabrikam: LoginTenant;
}

export function loginTenants(tenantId: string, random: Random): LoginTenants {
  return {
    contoso: {
      key: 'contoso',
      id: tenantId,
      displayName: 'Contoso (demo)',
      domains: ['contoso.example', 'contoso.onmicrosoft.example'],
    },
    fabrikam: {
      key: 'fabrikam',
      id: random.guid('tenant', 1),
      displayName: 'Fabrikam (demo)',
      domains: ['fabrikam.example', 'fabrikam.onmicrosoft.example'],
    },
  };
}

/** Who may sign in under an address: the accounts of one tenant, or everyone into the tenant where they are at home. */
export type Authority = LoginTenant | 'home';

/**
 * Reads the first part of the path: an id, a verified domain, `organizations` or `common`.
 * @throws LoginRefusal 90002
 */
export function findAuthority(name: string, tenants: LoginTenants): Authority {
  const wanted = name.toLowerCase();
  if (wanted === 'organizations' || wanted === 'common') return 'home';
  const found = [tenants.contoso, tenants.fabrikam].find(
    ({ id, domains }) => id === wanted || domains.includes(wanted),
  );
  if (!found) {
    throw new LoginRefusal(
      90002,
      `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    );
  }
  return found;
}

/** The tenant into which the account signs in. @throws LoginRefusal 50020 when it has no object there */
export function tenantFor(
  account: DemoAccount,
  authority: Authority,
  tenants: LoginTenants,
): LoginTenant {
  const tenant = authority === 'home' ? tenants[account.home] : authority;
  if (!account.roles[tenant.key]) {
    throw new LoginRefusal(
      50020,
      `User account '${account.username}' from identity provider 'https://sts.windows.net/${tenants[account.home].id}/' does not exist in tenant '${tenant.displayName}' and cannot access the application in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Microsoft Entra user account.`,
    );
  }
  return tenant;
}
