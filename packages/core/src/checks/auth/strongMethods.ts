import { defineCheck } from '../../model';
import { judgeSettings, Setting } from '../judgeSettings';
import {
  flagOf,
  isEnabled,
  methodConfigurations,
} from './methodConfigurations';

export const strongMethods = defineCheck({
  id: 'auth.strong-methods',
  family: 'auth',
  title: 'Passkeys are off, or passes for the first sign-in last too long',
  severity: 'medium',
  whyItMatters:
    'Nobody can register what is not allowed: without passkeys every sign-in can be phished. A Temporary Access Pass stands for all factors at once, so that one which lasts for days or works twice is a password.',
  howToFix: [
    'Allow passkeys (FIDO2) in Authentication methods, and enforce attestation for the keys of administrators.',
    'Let a Temporary Access Pass work once, and for at most 8 hours.',
  ],
  falsePositives: [
    'Tenants in which certificates or Windows Hello serve everyone.',
    'Set-ups of new devices that take more than one sign-in with the same pass.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/how-to-authentication-passkeys-fido2',
      'https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass',
    ],
  },
  thresholds: {
    passHours: {
      value: 8,
      min: 1,
      max: 720,
      unit: 'hours',
      title: 'A Temporary Access Pass may last',
    },
  },
  needs: ['authenticationMethodsPolicy'],
  async evaluate(view) {
    const passHours = view.threshold('passHours');
    const configuration = await methodConfigurations(view);
    const fido2 = configuration('Fido2');
    const keys = isEnabled(fido2);
    const attested = flagOf(fido2, 'isAttestationEnforced');
    const pass = configuration('TemporaryAccessPass');
    const passes = isEnabled(pass);
    const once = flagOf(pass, 'isUsableOnce');
    const longest = pass?.maximumLifetimeInMinutes;
    const minutes = typeof longest === 'number' ? longest : undefined;
    const settings: Setting[] = [
      {
        name: 'Fido2.state',
        wrong: keys === undefined ? undefined : !keys,
        severity: 'medium',
        statement: 'Nobody may use a passkey or security key.',
        facts: { fido2: fido2?.state ?? null },
      },
      {
        name: 'Fido2.isAttestationEnforced',
        wrong: keys && (attested === undefined ? undefined : !attested),
        severity: 'info',
        statement:
          'Keys of any make are accepted, without proof of what they are.',
        facts: { isAttestationEnforced: attested ?? null },
      },
      {
        name: 'TemporaryAccessPass.isUsableOnce',
        wrong: passes && (once === undefined ? undefined : !once),
        severity: 'medium',
        statement: 'A Temporary Access Pass may work more than once.',
        facts: { isUsableOnce: once ?? null },
      },
      {
        name: 'TemporaryAccessPass.maximumLifetimeInMinutes',
        wrong:
          passes &&
          (minutes === undefined ? undefined : minutes > passHours * 60),
        severity: 'medium',
        statement: `A Temporary Access Pass may last for more than ${passHours} hours.`,
        facts: { maximumLifetimeInMinutes: minutes ?? null },
      },
    ];
    return judgeSettings('authenticationMethodsPolicy', settings);
  },
});
