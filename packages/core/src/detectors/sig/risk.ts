import type { SignIn } from '../../model';

export type Risk = 'high' | 'medium' | 'low' | 'hidden';

const worstFirst: readonly Risk[] = ['high', 'medium', 'low', 'hidden'];
const open = ['atRisk', 'confirmedCompromised'];

/**
 * The risk that Microsoft saw in a sign-in and nobody has cleared: the worse of what it knew then and what it knows now.
 * `hidden`: there is some, of a level that only Entra ID P2 tells.
 *
 * @see https://learn.microsoft.com/graph/api/resources/signin
 */
export function riskOf(event: SignIn): Risk | undefined {
  if (!open.includes(event.riskState ?? '')) return undefined;
  const levels = [event.riskLevelDuringSignIn, event.riskLevelAggregated];
  return worstFirst.find(level => levels.includes(level));
}

/** Whether a record tells risk at all; tenants without Entra ID P2 read `hidden` of everyone. */
export function tellsRisk({ riskLevelDuringSignIn }: SignIn): boolean {
  return Boolean(riskLevelDuringSignIn) && riskLevelDuringSignIn !== 'hidden';
}

export const riskUntold =
  'Microsoft hides the risk of sign-ins from tenants without Entra ID P2; with it, it is judged.';
