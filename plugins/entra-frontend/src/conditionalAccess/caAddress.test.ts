import { readAddress, signInPath, writeAddress } from './caAddress';

const roundTrip = (address: Parameters<typeof writeAddress>[0]) =>
  readAddress(new URLSearchParams(writeAddress(address).toString()));

describe('the address of the Conditional Access page', () => {
  it('comes back as it was written, for each view', () => {
    for (const address of [
      {
        connection: 'demo',
        view: 'coverage',
        audience: 'members',
        requirement: 'mfa',
        gap: 'members.mfa~1',
        signIn: {},
      },
      {
        view: 'policies',
        state: 'reportOnly',
        query: 'legacy & old',
        policy: 'p1',
        assume: { kind: 'without', object: 'a:b&c' },
        signIn: {},
      },
      {
        view: 'whatIf',
        signIn: {
          user: 'ada@contoso.example',
          app: 'Payroll & co',
          clientAppType: 'browser',
          ip: '2001:db8::1',
          country: 'NL',
          signInRisk: 'high',
        },
      },
    ] as const)
      expect(roundTrip(address)).toEqual(address);
  });

  it('carries one view’s filters only', () => {
    expect(
      writeAddress({
        view: 'coverage',
        query: 'legacy',
        policy: 'p1',
        signIn: { user: 'ada@contoso.example' },
      }).toString(),
    ).toBe('');
  });

  it('assumes nothing of a policy that is not open', () => {
    expect(
      writeAddress({
        view: 'policies',
        assume: { kind: 'enable' },
        signIn: {},
      }).toString(),
    ).toBe('view=policies');
  });

  it('is not misled by one that somebody typed', () => {
    expect(
      readAddress(
        new URLSearchParams(
          'view=x&who=toString&requirement=all&state=on&assume=without:&platform=toaster',
        ),
      ),
    ).toEqual({ view: 'coverage', signIn: {} });
  });

  it('opens a witness in the form as it was found', () => {
    expect(
      signInPath('/entra/conditional-access', {
        connection: 'demo',
        user: 'ada@contoso.example',
        platform: 'linux',
      }),
    ).toBe(
      '/entra/conditional-access?connection=demo&view=whatIf&user=ada%40contoso.example&platform=linux',
    );
  });
});
