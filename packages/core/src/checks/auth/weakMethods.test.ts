import {
  administrators,
  causes,
  GivenTenant,
  judge,
  outcome,
} from '../givenTenant';
import { weakMethods } from './weakMethods';

const everyone = [{ targetType: 'group', id: 'all_users' }];
const method = (id: string, state: string, rest = {}) => ({
  id,
  state,
  includeTargets: everyone,
  excludeTargets: [],
  ...rest,
});
const group = (id: string) => [{ targetType: 'group', id }];

function given(changed: object[], tenant: GivenTenant = {}): GivenTenant {
  const ids = changed.map(each => (each as { id: string }).id);
  return {
    ...tenant,
    rows: {
      ...administrators([{ id: 'admin' }]),
      authenticationMethodsPolicy: [
        {
          id: 'p',
          authenticationMethodConfigurations: [
            ...changed,
            ...['Sms', 'Voice', 'Email']
              .filter(id => !ids.includes(id))
              .map(id => method(id, 'disabled')),
          ],
        },
      ],
    },
  };
}

describe('auth.weak-methods', () => {
  it.each(['Sms', 'Voice', 'Email'])(
    'is high when %s is allowed for everyone, administrators among them',
    async id => {
      expect(
        await causes(weakMethods, given([method(id, 'enabled')])),
      ).toMatchObject([
        { key: id, severity: 'high', facts: { privileged: 1 } },
      ]);
    },
  );

  it('passes when all are off', async () => {
    expect(await outcome(weakMethods, given([]))).toBe('pass');
  });

  it.each([
    ['some group without one', { includeTargets: group('g') }, 0],
    ['everyone but their group', { excludeTargets: group('admins') }, 0],
    ['a group that holds theirs', { includeTargets: group('outer') }, 1],
  ])(
    'looks at whether administrators are in %s',
    async (_, rest, privileged) => {
      const tenant = given([method('Sms', 'enabled', rest)], {
        members: [
          { from: 'admins', to: 'admin', toType: 'user' },
          { from: 'outer', to: 'admins', toType: 'group' },
          { from: 'g', to: 'somebody', toType: 'user' },
        ],
      });
      expect(await causes(weakMethods, tenant)).toMatchObject([
        {
          severity: privileged ? 'high' : 'medium',
          facts: { privileged },
        },
      ]);
    },
  );

  it('does not know of administrators where the roles cannot be read', async () => {
    const tenant = given([method('Sms', 'enabled')], {
      completeness: { roleAssignments: { state: 'never', why: '' } },
    });
    expect(await causes(weakMethods, tenant)).toMatchObject([
      { severity: 'medium', facts: { privileged: null } },
    ]);
  });

  it('leaves codes by e-mail alone that are for guests only', async () => {
    const email = method('Email', 'enabled', {
      includeTargets: [],
      allowExternalIdToUseEmailOtp: 'enabled',
    });
    expect(await outcome(weakMethods, given([email]))).toBe('pass');
  });

  it('is unknown where Microsoft does not tell of a method', async () => {
    expect(
      await judge(weakMethods, given([method('Voice', 'unknownFutureValue')])),
    ).toMatchObject({
      outcome: 'unknown',
      because: [{ completeness: { why: expect.stringContaining('Voice') } }],
    });
    expect(await outcome(weakMethods, {})).toBe('unknown');
  });
});
