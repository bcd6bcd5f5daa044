import { connectOptions } from '../__testUtils__/connectOptions';
import { askedFor, featuresOf, featuresWithout, writes } from './consent';

const names = (...input: Parameters<typeof askedFor>) =>
  askedFor(...input).map(({ name }) => name);

describe('what is asked for', () => {
  it('is the chosen set, whatever features are marked', () => {
    expect(names(connectOptions(), 'recommended', ['Risky users'])).toEqual([
      'User.Read.All',
      'Policy.Read.All',
      'offline_access',
    ]);
  });

  it('is, of a custom set, what the chosen features need, each once', () => {
    expect(
      names(connectOptions(), 'custom', ['People', 'Risky users']),
    ).toEqual([
      'User.Read.All',
      'IdentityRiskyUser.Read.All',
      'offline_access',
    ]);
  });

  it('shows a permission that the list does not explain', () => {
    const options = connectOptions({ permissions: [] });
    expect(names(options, 'recommended', [])).toEqual([
      'User.Read.All',
      'Policy.Read.All',
      'offline_access',
    ]);
  });

  it.each([
    ['ChannelMessage.Send', true],
    ['Directory.ReadWrite.All', true],
    ['Directory.Read.All', false],
    ['RoleAssignmentSchedule.Read.Directory', false],
    ['offline_access', false],
  ])('knows whether %s writes', (permission, expected) => {
    expect(writes(permission)).toBe(expected);
  });
});

describe('features', () => {
  it('are open when all of their permissions were asked for', () => {
    expect(featuresOf(connectOptions(), ['User.Read.All'])).toEqual(['People']);
  });

  it('for applications only were opened by no sign-in', () => {
    const options = connectOptions({
      features: [{ name: 'Sites', permissions: [] }],
    });
    expect(featuresOf(options, ['User.Read.All'])).toEqual([]);
  });

  it('are degraded by any permission that is withheld', () => {
    expect(featuresWithout(connectOptions(), ['User.Read.All'])).toEqual([
      'People',
      'Risky users',
    ]);
  });
});
