import { connectOptions } from '../__testUtils__/connectOptions';
import {
  askedFor,
  featuresOf,
  featuresOpenedBy,
  featuresWithout,
  isOpenTo,
  writes,
} from './consent';

const ofTheSignIn = ['openid', 'profile', 'offline_access', 'email'];

const names = (...input: Parameters<typeof askedFor>) =>
  askedFor(...input)
    .map(({ name }) => name)
    .filter(name => !ofTheSignIn.includes(name))
    .sort();

describe('what is asked for', () => {
  it('is the chosen set, whatever features are marked', () => {
    expect(
      names(connectOptions(), 'recommended', ['Risky users'], 'signIn'),
    ).toEqual([
      'IdentityRiskyUser.Read.All',
      'Policy.Read.All',
      'User.Read.All',
    ]);
  });

  it('is, of a custom set, the least that the chosen features need together', () => {
    expect(
      names(connectOptions(), 'custom', ['People', 'Risky users'], 'signIn'),
    ).toEqual(['IdentityRiskyUser.Read.All', 'User.Read.All']);
    expect(names(connectOptions(), 'custom', [], 'signIn')).toEqual([]);
  });

  it('opens for an application what no person’s sign-in does', () => {
    expect(names(connectOptions(), 'custom', ['Sites'], 'signIn')).toEqual([]);
    expect(names(connectOptions(), 'custom', ['Sites'], 'application')).toEqual(
      ['Sites.Read.All'],
    );
    expect(names(connectOptions(), 'recommended', [], 'application')).toContain(
      'Sites.Read.All',
    );
  });

  it('has what a sign-in needs, and only there', () => {
    const all = (mode: 'signIn' | 'application') =>
      askedFor(connectOptions(), 'recommended', [], mode).map(
        ({ name }) => name,
      );
    expect(all('signIn')).toEqual(expect.arrayContaining(ofTheSignIn));
    for (const name of ofTheSignIn)
      expect(all('application')).not.toContain(name);
  });

  it('shows a permission that the list does not explain', () => {
    const options = connectOptions({ permissions: [] });
    expect(names(options, 'recommended', [], 'signIn')).toContain(
      'User.Read.All',
    );
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
    expect(
      featuresOpenedBy(connectOptions(), ['User.Read.All'], 'signIn'),
    ).toEqual(['People']);
  });

  it('for applications only were opened by no sign-in', () => {
    const asked = ['User.Read.All', 'Sites.Read.All'];
    expect(featuresOpenedBy(connectOptions(), asked, 'signIn')).toEqual([
      'People',
    ]);
    expect(featuresOpenedBy(connectOptions(), asked, 'application')).toEqual([
      'People',
      'Sites',
    ]);
    const sites = featuresOf(connectOptions()).find(
      ({ name }) => name === 'Sites',
    )!;
    expect(isOpenTo('signIn', sites)).toBe(false);
    expect(isOpenTo('application', sites)).toBe(true);
  });

  it('are degraded by any permission that is withheld', () => {
    expect(
      featuresWithout(connectOptions(), ['User.Read.All'], 'signIn'),
    ).toEqual(['People', 'Risky users']);
  });
});
