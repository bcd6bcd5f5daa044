import { mayConsentFor, objectIdOf, type DemoAccount } from './accounts';
import type { Interaction } from './Interactions';
import { LoginRefusal } from './refusal';
import type { LoginState } from './state';
import { tenantFor, type LoginTenant } from './tenants';
import type { SignedIn } from './tokens';

/** Someone in the tenant that they sign in to. */
export interface Visit {
  account: DemoAccount;
  tenant: LoginTenant;
  person: SignedIn;
}

/** @throws LoginRefusal 50058 without an account, 50020 for one of another tenant */
export function visitOf(
  { account, authority }: Interaction,
  { tenants, random }: LoginState,
): Visit {
  if (!account) throw new LoginRefusal(50058);
  const tenant = tenantFor(account, authority, tenants);
  const home = tenants[account.home];
  return {
    account,
    tenant,
    person: {
      tenantId: tenant.id,
      objectId: objectIdOf(account, tenant.key, random),
      home: {
        tenantId: home.id,
        objectId: objectIdOf(account, home.key, random),
      },
      username: account.username,
      displayName: account.displayName,
      roles: account.roles[tenant.key] ?? [],
    },
  };
}

export function isAdministrator(
  { person }: Visit,
  kind: 'delegated' | 'application',
): boolean {
  return mayConsentFor(person.roles, kind);
}
