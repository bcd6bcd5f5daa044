import type { People } from './people';

/** People whose per-user MFA was never switched off, by index; the first is a Global Administrator. */
const states: Record<number, 'enabled' | 'enforced'> = {
  4: 'enforced',
  19: 'enabled',
  27: 'enforced',
};

export interface PerUserMfa {
  state(index: number): string;
  /** Ids of those who are asked one by one. */
  planted: string[];
}

export function perUserMfa(users: People): PerUserMfa {
  return {
    state: index => states[index] ?? 'disabled',
    planted: Object.keys(states)
      .map(Number)
      .filter(index => index < users.size && users.isEnabled(index))
      .map(users.id),
  };
}
