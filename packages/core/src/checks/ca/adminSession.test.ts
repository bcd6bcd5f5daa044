import { noDefaults, outcome, policy } from '../givenTenant';
import { adminSession } from './adminSession';

const limited = (
  signInFrequency: object,
  persistentBrowser: object = { isEnabled: true, mode: 'never' },
) =>
  outcome(adminSession, {
    rows: {
      securityDefaults: noDefaults,
      conditionalAccessPolicies: [
        {
          ...policy('p', {}),
          sessionControls: { signInFrequency, persistentBrowser },
        },
      ],
    },
  });

describe('ca.admin-session', () => {
  it.each([
    [{ isEnabled: true, type: 'hours', value: 8 }],
    [{ isEnabled: true, type: 'days', value: 1 }],
    [{ isEnabled: true, frequencyInterval: 'everyTime' }],
  ])('passes for %j with browsers that forget', async frequency => {
    expect(await limited(frequency)).toBe('pass');
  });

  it.each([
    [{ isEnabled: true, type: 'days', value: 7 }],
    [{ isEnabled: false, type: 'hours', value: 8 }],
    [{}],
  ])('fails for %j', async frequency => {
    expect(await limited(frequency)).toBe('fail');
  });

  it('fails where browsers remember', async () => {
    expect(
      await limited(
        { isEnabled: true, type: 'hours', value: 8 },
        { isEnabled: true, mode: 'always' },
      ),
    ).toBe('fail');
  });
});
