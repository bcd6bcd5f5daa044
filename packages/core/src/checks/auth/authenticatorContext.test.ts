import { causes, outcome } from '../givenTenant';
import { authenticatorContext } from './authenticatorContext';

const shown = (state: string, id = 'all_users') => ({
  state,
  includeTarget: { targetType: 'group', id },
});

function given(
  features: Record<string, unknown> = {},
  rest: Record<string, unknown> = {},
) {
  return {
    rows: {
      authenticationMethodsPolicy: [
        {
          id: 'p',
          authenticationMethodConfigurations: [
            {
              id: 'MicrosoftAuthenticator',
              state: 'enabled',
              isSoftwareOathEnabled: false,
              featureSettings: {
                displayAppInformationRequiredState: shown('enabled'),
                displayLocationInformationRequiredState: shown('enabled'),
                ...features,
              },
              ...rest,
            },
          ],
        },
      ],
    },
  };
}
const app = 'displayAppInformationRequiredState';
const place = 'displayLocationInformationRequiredState';

describe('auth.authenticator-context', () => {
  it.each([
    [app, given({ [app]: shown('disabled') })],
    [place, given({ [place]: shown('default') })],
    [place, given({ [place]: shown('enabled', 'a-group') })],
    ['isSoftwareOathEnabled', given({}, { isSoftwareOathEnabled: true })],
  ])('finds %s', async (key, tenant) => {
    expect(await causes(authenticatorContext, tenant)).toMatchObject([{ key }]);
  });

  it('passes when both are shown to everyone and there are no codes', async () => {
    expect(await outcome(authenticatorContext, given())).toBe('pass');
  });

  it('is unknown for what Microsoft does not send', async () => {
    expect(await outcome(authenticatorContext, given({ [app]: null }))).toBe(
      'unknown',
    );
    expect(await outcome(authenticatorContext, {})).toBe('unknown');
  });

  it('does not apply where the app is not allowed', async () => {
    expect(
      await outcome(authenticatorContext, given({}, { state: 'disabled' })),
    ).toBe('notApplicable');
  });
});
