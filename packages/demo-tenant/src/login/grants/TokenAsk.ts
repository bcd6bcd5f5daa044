import type { AppRegistration } from '../AppRegistration';
import type { Authority } from '../tenants';

/** A request for a token, of an application that has shown who it is. */
export interface TokenAsk {
  form: URLSearchParams;
  authority: Authority;
  app: AppRegistration;
}
