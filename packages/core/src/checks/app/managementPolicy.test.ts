import type { AppCredentialRestriction } from '../../model';
import { causes, judge, outcome, type GivenTenant } from '../givenTenant';
import { managementPolicy } from './managementPolicy';

const ALWAYS = '0001-01-01T00:00:00Z';
const none = { state: 'disabled' };

type Rules = Record<string, Partial<AppCredentialRestriction>>;

const strict: Rules = {
  passwordAddition: {},
  customPasswordAddition: {},
  passwordLifetime: { maxLifetime: 'P180D' },
  asymmetricKeyLifetime: { maxLifetime: 'P365D' },
};
const withSecrets: Rules = { ...strict, passwordAddition: none };

function configuration(rules: Rules) {
  const list = Object.entries(rules).map(([restrictionType, rule]) => ({
    restrictionType,
    state: 'enabled',
    restrictForAppsCreatedAfterDateTime: ALWAYS,
    ...rule,
  }));
  const isKey = ({ restrictionType }: AppCredentialRestriction) =>
    restrictionType === 'asymmetricKeyLifetime';
  return {
    passwordCredentials: list.filter(rule => !isKey(rule)),
    keyCredentials: list.filter(isKey),
  };
}

const tenant = (policy: object) => ({
  rows: {
    organization: [{ id: 't', createdDateTime: '2021-01-04T08:00:00Z' }],
    defaultAppManagementPolicy: [{ id: 'p', ...policy }],
  },
});
const given = (applications: Rules, servicePrincipals: Rules = strict) =>
  tenant({
    isEnabled: true,
    applicationRestrictions: configuration(applications),
    servicePrincipalRestrictions: configuration(servicePrincipals),
  });
const after = (restrictForAppsCreatedAfterDateTime: string | null) => ({
  restrictForAppsCreatedAfterDateTime,
});
const without = (type: string) =>
  Object.fromEntries(Object.entries(strict).filter(([name]) => name !== type));
const keys = async (of: GivenTenant) =>
  (await causes(managementPolicy, of)).map(({ key }) => key);

describe('app.management-policy', () => {
  it.each([
    ['no app may have new secrets', given(strict)],
    [
      'Microsoft sends null for apps of any age',
      given({ ...strict, passwordAddition: after(null) }),
    ],
    [
      'the rules begin before the tenant does',
      given({ ...strict, passwordAddition: after('2020-06-01T00:00:00Z') }),
    ],
    [
      'there are no new secrets, whose lifetime is free then',
      given({
        ...strict,
        customPasswordAddition: none,
        passwordLifetime: { ...none, maxLifetime: 'P3650D' },
      }),
    ],
  ])('passes where %s', async (_, of) => {
    expect(await outcome(managementPolicy, of)).toBe('pass');
  });

  it.each([
    ['isEnabled', tenant({ isEnabled: false })],
    [
      'isEnabled',
      tenant({
        isEnabled: false,
        applicationRestrictions: configuration(strict),
        servicePrincipalRestrictions: configuration(strict),
      }),
    ],
    ['passwordAddition', given(withSecrets)],
    ['passwordAddition', given(strict, withSecrets)],
    ['passwordAddition', given(without('passwordAddition'))],
    [
      'passwordAddition',
      given({ ...strict, passwordAddition: after('2021-06-01T00:00:00Z') }),
    ],
    ['asymmetricKeyLifetime', given(without('asymmetricKeyLifetime'))],
    [
      'asymmetricKeyLifetime',
      given({ ...strict, asymmetricKeyLifetime: { maxLifetime: 'P366D' } }),
    ],
    [
      'asymmetricKeyLifetime',
      given(strict, { ...strict, asymmetricKeyLifetime: none }),
    ],
  ])('names only %s', async (name, of) => {
    expect(await keys(of)).toEqual([name]);
  });

  it('asks for the lifetime of secrets, and who makes them, where they are allowed', async () => {
    expect(
      await keys(
        given(strict, {
          ...withSecrets,
          customPasswordAddition: none,
          passwordLifetime: { maxLifetime: 'P180DT1S' },
        }),
      ),
    ).toEqual([
      'passwordAddition',
      'customPasswordAddition',
      'passwordLifetime',
    ]);
  });

  it('says of which apps it is, and how', async () => {
    const [cause] = await causes(
      managementPolicy,
      given(
        { ...strict, passwordAddition: after('2023-11-14T22:13:20Z') },
        {
          ...withSecrets,
        },
      ),
    );
    expect(cause.statement).toBe(
      'Secrets may be added to apps (apps of this tenant: restricted only where created after 2023-11-14; apps of other tenants: not restricted).',
    );
  });

  it('counts an app of another tenant that has no date as one of 2019', async () => {
    const late = {
      ...strict,
      passwordAddition: after('2020-06-01T00:00:00Z'),
    };
    expect(await keys(given(strict, late))).toEqual(['passwordAddition']);
    expect(
      await outcome(
        managementPolicy,
        given(strict, {
          ...strict,
          passwordAddition: after('2018-06-01T00:00:00Z'),
        }),
      ),
    ).toBe('pass');
  });

  it('needs the date of the tenant only where a rule begins on a day', async () => {
    const rows = (of: ReturnType<typeof given>) => ({
      rows: { ...of.rows, organization: [] },
    });
    expect(await outcome(managementPolicy, rows(given(strict)))).toBe('pass');
    expect(
      await outcome(
        managementPolicy,
        rows(
          given({ ...strict, passwordAddition: after('2020-06-01T00:00:00Z') }),
        ),
      ),
    ).toBe('unknown');
  });

  it('takes other lifetimes from the configuration', async () => {
    const settings = { thresholds: { secretDays: 90, certificateDays: 180 } };
    const verdict = await judge(managementPolicy, {
      ...given(withSecrets),
      settings,
    });
    expect(
      verdict.outcome === 'fail' && verdict.witnesses.map(({ key }) => key),
    ).toEqual([
      'passwordAddition',
      'passwordLifetime',
      'asymmetricKeyLifetime',
    ]);
  });

  it.each([
    ['nothing', {}],
    ['a policy of nothing', tenant({})],
    ['no restrictions of a policy that is on', tenant({ isEnabled: true })],
    [
      'a state that came later',
      given({ ...strict, passwordAddition: { state: 'audited' } }),
    ],
    [
      'no date',
      given({
        ...strict,
        passwordAddition: { restrictForAppsCreatedAfterDateTime: undefined },
      }),
    ],
    [
      'a lifetime that is none',
      given({ ...strict, asymmetricKeyLifetime: { maxLifetime: 'a year' } }),
    ],
  ])('does not know what %s means', async (_, of) => {
    expect(await outcome(managementPolicy, of)).toBe('unknown');
  });
});
