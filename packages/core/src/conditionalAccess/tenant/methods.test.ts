import { allowedMethods, methodsOf } from '.';

const configuration = (...enabled: string[]) => ({
  policyMigrationState: 'migrationComplete',
  authenticationMethodConfigurations: enabled.map(id => ({
    id,
    state: 'enabled',
  })),
});

describe('methods of a person and of a tenant', () => {
  it('are named as the parts of a strength’s combinations', () => {
    expect(
      methodsOf(
        { id: 'a', methodsRegistered: ['fido2SecurityKey', 'mobilePhone'] },
        ['fido2'],
      ),
    ).toEqual(['fido2', 'sms', 'voice']);
  });

  it('are unknown for who is not in the report', () => {
    expect(methodsOf(undefined, ['fido2'])).toBeUndefined();
  });

  it('are unknown for who may hold a certificate, which is registered nowhere', () => {
    const row = { id: 'a', methodsRegistered: ['mobilePhone'] };
    const allowed = allowedMethods(configuration('X509Certificate', 'Sms'));
    expect(methodsOf(row, allowed)).toBeUndefined();
    expect(methodsOf(row, allowedMethods(configuration('Sms')))).toEqual([
      'sms',
      'voice',
    ]);
  });

  it('are not known to be allowed while older policies allow others', () => {
    expect(
      allowedMethods({
        ...configuration('Fido2'),
        policyMigrationState: 'migrationInProgress',
      }),
    ).toBeUndefined();
    expect(allowedMethods(configuration('Fido2'))).toContain('fido2');
    expect(allowedMethods(configuration('Sms'))).not.toContain('fido2');
  });
});
