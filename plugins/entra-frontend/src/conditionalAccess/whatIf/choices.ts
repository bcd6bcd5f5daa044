import type { EntraTranslate } from '../../translation';

/** What each detail of a sign-in may be, in the order in which it is offered; the names are Microsoft Graph's. */
export const choices = {
  userAction: ['registerSecurityInfo', 'registerDevice'],
  clientAppType: [
    'browser',
    'mobileAppsAndDesktopClients',
    'exchangeActiveSync',
    'other',
  ],
  platform: [
    'android',
    'iOS',
    'windows',
    'windowsPhone',
    'macOS',
    'linux',
    'unknown',
  ],
  device: ['unregistered', 'registered', 'joined', 'hybridJoined', 'compliant'],
  signInRisk: ['none', 'low', 'medium', 'high'],
  userRisk: ['none', 'low', 'medium', 'high'],
  insiderRisk: ['none', 'minor', 'moderate', 'elevated'],
  flow: ['none', 'deviceCodeFlow', 'authenticationTransfer'],
} as const;

export type Choice = keyof typeof choices;

type ChoiceKey = {
  [
    Name in Choice
  ]: `conditionalAccess.whatIf.choice.${Name}.${(typeof choices)[Name][number]}`;
}[Choice];

/** The values of a detail with the words that people choose from. */
export function choiceNames(
  t: EntraTranslate,
  name: Choice,
): readonly { value: string; label: string }[] {
  return choices[name].map(value => ({
    value,
    // Which values go with which name is lost on the way through the list.
    label: t(`conditionalAccess.whatIf.choice.${name}.${value}` as ChoiceKey),
  }));
}
