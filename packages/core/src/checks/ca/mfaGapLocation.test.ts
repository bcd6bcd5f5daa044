import {
  administrators,
  causes,
  noDefaults,
  outcome,
  policy,
} from '../givenTenant';
import { mfaGapLocation } from './mfaGapLocation';

const given = (
  users: NonNullable<ReturnType<typeof administrators>['users']>,
  ...policies: ReturnType<typeof policy>[]
) => ({
  rows: {
    ...administrators([{ id: 'admin' }]),
    users,
    namedLocations: [
      {
        id: 'office',
        displayName: 'Head office',
        isTrusted: true,
        ipRanges: [{ cidrAddress: '192.0.2.0/24' }],
      },
    ],
    securityDefaults: noDefaults,
    conditionalAccessPolicies: policies,
  },
});
const member = [{ id: 'ann', accountEnabled: true, userType: 'Member' }];
const skipping = (place: string) =>
  policy('p', {
    controls: ['mfa'],
    conditions: {
      locations: { includeLocations: ['All'], excludeLocations: [place] },
    },
  });

describe('ca.mfa-gap.location', () => {
  it.each([
    ['office', 'Head office'],
    ['AllTrusted', 'All trusted locations'],
  ])('names the policy that asks nothing from %s', async (place, label) => {
    const [found] = await causes(
      mfaGapLocation,
      given(member, skipping(place)),
    );
    expect(found.affected.map(each => each.label)).toEqual(['Policy p', label]);
    expect(found.severity).toBe('medium');
    expect(found.facts).toMatchObject({
      reach: 'trustedNetworkOnly',
      signIn: expect.stringContaining('from 192.0.2.0'),
    });
  });

  it('is worse where administrators are asked nothing there', async () => {
    const [found] = await causes(
      mfaGapLocation,
      given(administrators([{ id: 'admin' }]).users!, skipping('office')),
    );
    expect(found.severity).toBe('high');
  });

  it('passes where another policy asks there', async () => {
    const there = policy('q', {
      controls: ['mfa'],
      conditions: { locations: { includeLocations: ['office'] } },
    });
    expect(
      await outcome(mfaGapLocation, given(member, skipping('office'), there)),
    ).toBe('pass');
  });
});
