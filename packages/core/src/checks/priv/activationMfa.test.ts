import { causes, globalAdmin, outcome, userAdmin } from '../givenTenant';
import { activationMfa } from './activationMfa';
import { rolePolicies } from './givenRolePolicies';

const REPORTS_READER = '4a5d8f65-41da-4de4-8968-e035b65339cf';
const rules = (
  enabledRules: string[],
  maximumDuration = 'PT8H',
  context?: boolean,
) => ({
  Enablement_EndUser_Assignment: { enabledRules },
  Expiration_EndUser_Assignment: { maximumDuration },
  ...(context === undefined
    ? {}
    : { AuthenticationContext_EndUser_Assignment: { isEnabled: context } }),
});
const both = ['MultiFactorAuthentication', 'Justification'];

describe('priv.activation-mfa', () => {
  it.each([
    [rules(['Justification']), 'mfa'],
    [rules(['Justification'], 'PT1H', false), 'mfa'],
    [rules(['MultiFactorAuthentication']), 'justification'],
    [rules(both, 'PT8H30M'), 'duration'],
    [rules(both, 'P1D'), 'duration'],
  ])('takes %j for a lack of %s', async (given, lack) => {
    expect(
      await causes(activationMfa, {
        rows: rolePolicies({ [globalAdmin]: given }),
      }),
    ).toMatchObject([
      { key: lack, affected: [{ kind: 'role', id: globalAdmin }] },
    ]);
  });

  it('tells a lack once, with all the roles that have it', async () => {
    const [cause, ...more] = await causes(activationMfa, {
      rows: rolePolicies({
        [globalAdmin]: rules(['Justification']),
        [userAdmin]: rules(['Justification']),
        [REPORTS_READER]: rules([]),
      }),
    });
    expect([cause.affected.length, cause.facts, more]).toEqual([
      2,
      { roles: 2, of: 2 },
      [],
    ]);
  });

  it.each([[rules(both)], [rules(['Justification'], 'PT30M', true)]])(
    'passes with %j',
    async given => {
      expect(
        await outcome(activationMfa, {
          rows: rolePolicies({ [globalAdmin]: given }),
        }),
      ).toBe('pass');
    },
  );

  it('is unknown where the rules were not sent', async () => {
    expect(
      await outcome(activationMfa, {
        rows: rolePolicies({ [globalAdmin]: {} }),
      }),
    ).toBe('unknown');
  });
});
