import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { byPassword, ended, ofV1 } from './givenAttempts';
import { mfaBypassRopc } from './mfaBypassRopc';

const ropc = (rest: Partial<SignIn> = {}) =>
  ended(0, 0, { ...byPassword, authenticationProtocol: 'ropc', ...rest });

describe('sig.mfa-bypass.ropc', () => {
  it('finds the password grant, by person and day', () => {
    const log = [ropc(), ropc()];
    const [witness, ...others] = found(mfaBypassRopc, log);
    expect(others).toEqual([]);
    expect(witness).toMatchObject({
      key: 'u1:2026-01-20',
      at: '2026-01-20T10:00:00.000Z',
      severity: 'high',
      facts: { way: 'ropc', signIns: 2 },
    });
    expect(witness.affected.map(({ id }) => id)).toEqual([
      'u1',
      'app',
      log[0].id,
      log[1].id,
    ]);
  });

  it.each(['BAV2ROPC', 'CBAinPROD', 'cbaintar'])(
    'knows the agent %s, also in v1.0',
    userAgent => {
      const event = ropc({ userAgent, authenticationProtocol: 'none' });
      expect(found(mfaBypassRopc, [event])).toHaveLength(1);
      expect(found(mfaBypassRopc, [ofV1(event)])).toHaveLength(1);
    },
  );

  it('finds it among sign-ins without a person at the device, too', () => {
    expect(mfaBypassRopc.logs).toContain('nonInteractiveSignIns');
    expect(found(mfaBypassRopc, [ropc({ isInteractive: false })])).toHaveLength(
      1,
    );
  });

  it.each<[string, Partial<SignIn>]>([
    ['a failure', { status: { errorCode: 50126 } }],
    [
      'a second factor that was asked for',
      { authenticationRequirement: 'multiFactorAuthentication' },
    ],
    ['another protocol', { authenticationProtocol: 'deviceCode' }],
    ['a sign-in without a person', { userId: null }],
  ])('is silent about %s', (_, rest) => {
    expect(found(mfaBypassRopc, [{ ...ropc(), ...rest }])).toEqual([]);
  });

  it('cannot tell by what v1.0 says of other agents', () => {
    const v1 = ofV1(ropc());
    expect(found(mfaBypassRopc, [v1])).toEqual([]);
    expect(mfaBypassRopc.tells!(v1)).toBe(false);
    expect(mfaBypassRopc.tells!(ropc())).toBe(true);
  });
});
