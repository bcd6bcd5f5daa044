import type { ConditionalAccessPolicy } from '../../model';

/**
 * What a policy does to sessions.
 *
 * @see https://learn.microsoft.com/graph/api/resources/conditionalaccesssessioncontrols
 */
export interface SessionLimits {
  /** Until people must sign in again; 0 every time, absent where nothing is said. */
  hours?: number;
  /** The browser forgets the session when it is closed. */
  browserForgets: boolean;
  /** Exchange and SharePoint show no more than they are told to. */
  restrictedApps: boolean;
  /** A token works only on the device that it was given to. */
  bound: boolean;
}

export function sessionLimits({
  sessionControls,
}: ConditionalAccessPolicy): SessionLimits {
  const control = (name: string) => {
    const found = sessionControls?.[name] as
      | (Record<string, unknown> & { isEnabled?: boolean | null })
      | null
      | undefined;
    return found && found.isEnabled !== false ? found : undefined;
  };
  return {
    hours: hoursOf(control('signInFrequency')),
    browserForgets: control('persistentBrowser')?.mode === 'never',
    restrictedApps:
      control('applicationEnforcedRestrictions')?.isEnabled === true,
    bound: control('secureSignInSession')?.isEnabled === true,
  };
}

function hoursOf(
  frequency: Record<string, unknown> | undefined,
): number | undefined {
  if (frequency?.frequencyInterval === 'everyTime') return 0;
  return typeof frequency?.value === 'number'
    ? frequency.value * (frequency.type === 'days' ? 24 : 1)
    : undefined;
}
