import type { Random } from '../data/random';
import type { AppRegistration } from './AppRegistration';
import type { ExposedApi } from './ExposedApi';
import type { FailureQueue } from './FailureQueue';
import type { Grants } from './Grants';
import type { Interactions } from './Interactions';
import type { LoginTenants } from './tenants';
import type { Tokens } from './tokens';

/** What the login remembers while it runs. */
export interface LoginState {
  /** The demo's own. */
  app: AppRegistration;
  /** All, by client id. */
  apps: Map<string, AppRegistration>;
  apis: ExposedApi[];
  tenants: LoginTenants;
  grants: Grants;
  interactions: Interactions;
  failures: FailureQueue;
  tokens: Tokens;
  random: Random;
  origin(): string;
  tokenLifeSeconds: number;
  now(): number;
  /** Conditional Access lets nobody and nothing in. */
  blocked: boolean;
  approval: Approval;
}

/**
 * When a person without an administrator's role must ask one: only for what Microsoft reserves for administrators, or by
 * the tenant's policy for everything, without or with a form to ask.
 */
export type Approval = 'asDocumented' | 'always' | 'request';
