import type { EntityItem } from './shapes';

/** A person's latest sign-ins. */
export interface EntitySignIns {
  /** How far back they are counted. */
  days: number;
  total: number;
  items: PersonSignIn[];
}

export interface PersonSignIn {
  signIn: string;
  at: string;
  app: EntityItem | null;
  /** null where the record does not say. */
  succeeded: boolean | null;
  /** Of one that failed, as Entra numbers it. */
  error?: number;
  city: string | null;
  country: string | null;
  ipAddress: string | null;
}
