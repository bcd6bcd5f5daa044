import { methodName } from './methodName';

describe('methodName', () => {
  it.each([
    ['microsoftAuthenticatorPush', 'Microsoft authenticator push'],
    ['fido2SecurityKey', 'Fido2 security key'],
    ['email', 'Email'],
    ['', ''],
  ])('says %s as %s', (method, words) => {
    expect(methodName(method)).toBe(words);
  });
});
