import type { People } from './people';
import { DataOptions, daysBefore, GraphObject, Source } from './shape';
import { staff } from './staff';

const mfa = [
  'microsoftAuthenticatorPush',
  'softwareOneTimePasscode',
  'mobilePhone',
  'fido2SecurityKey',
  'windowsHelloForBusiness',
];
const passwordless = ['fido2SecurityKey', 'windowsHelloForBusiness'];

/**
 * The registration report. Disabled people are not in it, which is why its size is counted and its rows are found by
 * their rank among the enabled.
 */
export function registration(options: DataOptions, users: People): Source {
  const enabled: number[] = [];
  for (let index = 0; index < users.size; index += 1) {
    if (users.isEnabled(index)) enabled.push(index);
  }
  return {
    kind: 'userRegistrationDetails',
    type: 'userRegistrationDetails',
    size: enabled.length,
    at(position): GraphObject {
      const index = enabled[position];
      const methods = users.methods(index);
      const registered = methods.some(method => mfa.includes(method));
      return {
        id: users.id(index),
        userPrincipalName: users.upn(index),
        userDisplayName: users.displayName(index),
        userType: users.isGuest(index) ? 'guest' : 'member',
        isAdmin: Boolean(
          staff[index]?.role && staff[index].role?.how !== 'eligible',
        ),
        isMfaRegistered: registered,
        isMfaCapable: registered,
        isPasswordlessCapable: methods.some(method =>
          passwordless.includes(method),
        ),
        isSsprRegistered: methods.length > 0,
        isSsprEnabled: true,
        isSsprCapable: methods.length > 0,
        isSystemPreferredAuthenticationMethodEnabled: true,
        methodsRegistered: [...methods],
        systemPreferredAuthenticationMethods: [],
        userPreferredMethodForSecondaryAuthentication: registered
          ? 'push'
          : 'none',
        lastUpdatedDateTime: daysBefore(options.day, 0, -7200),
      };
    },
  };
}
