import { administrators, causes, judge, outcome } from '../givenTenant';
import { adminNoPr } from './adminNoPr';

const certificates = (state: string) => [
  {
    id: 'p',
    policyMigrationState: 'migrationComplete',
    authenticationMethodConfigurations: [{ id: 'X509Certificate', state }],
  },
];
const given = (methods: string[] | undefined, state = 'disabled') => ({
  rows: {
    ...administrators([{ id: 'a', methods }]),
    authenticationMethodsPolicy: certificates(state),
  },
});

describe('auth.admin-no-pr', () => {
  it.each([
    [['microsoftAuthenticatorPush', 'softwareOneTimePasscode']],
    [['mobilePhone']],
    [[]],
  ])('names who has only %j', async methods => {
    expect(await causes(adminNoPr, given(methods))).toMatchObject([
      { affected: [{ id: 'a', facts: { methodsRegistered: methods } }] },
    ]);
  });

  it.each([
    'fido2SecurityKey',
    'windowsHelloForBusiness',
    'passKeyDeviceBoundAuthenticator',
    'macOsSecureEnclaveKey',
  ])('passes with %s beside something weaker', async method => {
    expect(await outcome(adminNoPr, given(['mobilePhone', method]))).toBe(
      'pass',
    );
  });

  it('is unknown where a certificate may be there that is registered nowhere', async () => {
    expect(
      await judge(adminNoPr, given(['mobilePhone'], 'enabled')),
    ).toMatchObject({
      outcome: 'unknown',
      because: [{ dataset: 'userRegistrationDetails' }],
    });
    expect(
      await outcome(adminNoPr, {
        ...given(['mobilePhone']),
        completeness: {
          authenticationMethodsPolicy: { state: 'never', why: '' },
        },
      }),
    ).toBe('unknown');
  });

  it('does not judge who is not in the report', async () => {
    expect(await outcome(adminNoPr, given(undefined))).toBe('unknown');
  });
});
