import type { Random } from '../data/random';
import { AppRegistration } from './AppRegistration';
import { Consents } from './Consents';
import { FailureQueue } from './FailureQueue';
import { Grants } from './Grants';
import { Interactions } from './Interactions';
import type { LoginState } from './state';
import { loginTenants } from './tenants';
import { createTokens } from './tokens';

export interface LoginOptions {
  tenantId: string;
  clientId: string;
  clientSecret: string;
  random: Random;
  /** Application permissions of the planted tenant, which change while it runs. */
  granted: Set<string>;
  origin(): string;
  tokenLifeSeconds: number;
  now(): number;
}

export async function createLoginState({
  tenantId,
  clientId,
  clientSecret,
  granted,
  ...rest
}: LoginOptions): Promise<LoginState> {
  const app = new AppRegistration({
    clientId,
    displayName: 'Entra posture (demo)',
    clientSecret,
    consents: new Consents(tenantId, granted),
    permissions: [...granted],
  });
  return {
    ...rest,
    app,
    apps: new Map([[clientId, app]]),
    apis: [],
    tenants: loginTenants(tenantId, rest.random),
    grants: new Grants(rest.now),
    interactions: new Interactions(),
    failures: new FailureQueue(),
    tokens: await createTokens(
      tenantId,
      clientId,
      (id, version) =>
        version === 1
          ? `${rest.origin()}/${id}/`
          : `${rest.origin()}/${id}/v2.0`,
      rest.tokenLifeSeconds,
      rest.now,
    ),
    blocked: false,
    approval: 'asDocumented',
  };
}
