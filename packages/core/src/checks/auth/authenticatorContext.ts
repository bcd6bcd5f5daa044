import { defineCheck } from '../../model';
import { judgeSettings } from '../judgeSettings';
import {
  flagOf,
  isEnabled,
  MethodConfiguration,
  methodConfigurations,
} from './methodConfigurations';

interface Feature {
  state?: unknown;
  includeTarget?: { id?: unknown } | null;
}

/** Shown to everyone: `default` is Microsoft's choice, which is not to show it. */
function shown(feature: Feature | null | undefined): boolean | undefined {
  if (typeof feature?.state !== 'string') return undefined;
  if (feature.state !== 'enabled') return false;
  const target = feature.includeTarget?.id;
  return typeof target === 'string' ? target === 'all_users' : undefined;
}

export const authenticatorContext = defineCheck({
  id: 'auth.authenticator-context',
  family: 'auth',
  title: 'Authenticator asks without saying for what and from where',
  severity: 'medium',
  whyItMatters:
    'Who sees only "Approve?" approves. With the app’s name and a map, a request from somewhere else looks wrong; and a code that is read off the app can be typed into a false page.',
  howToFix: [
    'In Authentication methods, Microsoft Authenticator, Configure, show the application name and the geographic location to all users.',
    'There, turn off the one-time codes of Microsoft Authenticator when nobody needs them without a network.',
  ],
  falsePositives: [
    'People who travel behind a proxy see a place that is not theirs; tell them so.',
  ],
  references: {
    mitre: ['T1621'],
    cis: ['5.2.3.1'],
    scuba: ['MS.AAD.3.3v2'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/how-to-mfa-additional-context',
      'https://learn.microsoft.com/graph/api/resources/microsoftauthenticatorauthenticationmethodconfiguration',
    ],
  },
  needs: ['authenticationMethodsPolicy'],
  async evaluate(view) {
    const method = (await methodConfigurations(view))('MicrosoftAuthenticator');
    if (isEnabled(method) === false)
      return {
        outcome: 'notApplicable',
        because: 'Microsoft Authenticator is not allowed in this tenant.',
      };
    const features = (method?.featureSettings ?? {}) as MethodConfiguration;
    const context = (name: string, what: string) => {
      const feature = features[name] as Feature | null | undefined;
      const isShown = shown(feature);
      return {
        name,
        wrong: isShown === undefined ? undefined : !isShown,
        severity: 'medium' as const,
        statement: `Authenticator does not show everyone ${what}.`,
        facts: { [name]: feature ?? null },
      };
    };
    const codes = flagOf(method, 'isSoftwareOathEnabled');
    return judgeSettings('authenticationMethodsPolicy', [
      context(
        'displayAppInformationRequiredState',
        'which app asks for the sign-in',
      ),
      context(
        'displayLocationInformationRequiredState',
        'from where the sign-in comes',
      ),
      {
        name: 'isSoftwareOathEnabled',
        wrong: codes,
        severity: 'medium',
        statement: 'Authenticator gives codes that can be typed anywhere.',
        facts: { isSoftwareOathEnabled: codes ?? null },
      },
    ]);
  },
});
