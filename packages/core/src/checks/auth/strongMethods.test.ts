import { causes, outcome } from '../givenTenant';
import { strongMethods } from './strongMethods';

const right = {
  Fido2: { state: 'enabled', isAttestationEnforced: true },
  TemporaryAccessPass: {
    state: 'enabled',
    isUsableOnce: true,
    maximumLifetimeInMinutes: 480,
  },
};

function given(changed: Record<string, Record<string, unknown>>) {
  const all: Record<string, object> = right;
  return {
    rows: {
      authenticationMethodsPolicy: [
        {
          id: 'p',
          authenticationMethodConfigurations: Object.keys(all).map(id => ({
            id,
            ...all[id],
            ...changed[id],
          })),
        },
      ],
    },
  };
}

describe('auth.strong-methods', () => {
  it.each([
    ['Fido2.state', 'medium', { Fido2: { state: 'disabled' } }],
    [
      'Fido2.isAttestationEnforced',
      'info',
      { Fido2: { isAttestationEnforced: false } },
    ],
    [
      'TemporaryAccessPass.isUsableOnce',
      'medium',
      { TemporaryAccessPass: { isUsableOnce: false } },
    ],
    [
      'TemporaryAccessPass.maximumLifetimeInMinutes',
      'medium',
      { TemporaryAccessPass: { maximumLifetimeInMinutes: 481 } },
    ],
  ])('finds %s, and nothing else', async (key, severity, changed) => {
    const found = await causes(strongMethods, given(changed));
    expect(found.map(each => [each.key, each.severity])).toEqual([
      [key, severity],
    ]);
  });

  it('passes with attested keys and short passes', async () => {
    expect(await outcome(strongMethods, given({}))).toBe('pass');
  });

  it('does not look at how passes are set where there are none', async () => {
    expect(
      await outcome(
        strongMethods,
        given({
          TemporaryAccessPass: { state: 'disabled', isUsableOnce: false },
        }),
      ),
    ).toBe('pass');
  });

  it('is unknown for what Microsoft does not send', async () => {
    expect(await outcome(strongMethods, {})).toBe('unknown');
    expect(
      await outcome(
        strongMethods,
        given({ TemporaryAccessPass: { isUsableOnce: undefined } }),
      ),
    ).toBe('unknown');
  });
});
