import { writeAddress } from '../routing/useAddress';
import {
  addressNames,
  IdentityAddress,
  inputOf,
  readIdentityAddress,
} from './identityAddress';

const chosen: IdentityAddress = {
  connection: 'contoso',
  kind: 'accounts',
  standing: 'privileged',
  enabled: 'no',
  mfa: 'unknown',
  inactiveDays: 90,
  query: 'ada & eve',
  sort: 'lastActivity',
};

describe('the address of the inventory', () => {
  it('comes back as it was written', () => {
    const text = writeAddress(chosen, addressNames).toString();
    expect(readIdentityAddress(new URLSearchParams(text))).toEqual(chosen);
  });

  it('asks the server for what it says', () => {
    expect(inputOf(chosen)).toEqual({
      kinds: ['member', 'guest'],
      standings: ['tier0', 'tier1'],
      enabled: false,
      mfa: 'unknown',
      inactiveDays: 90,
      query: 'ada & eve',
      sort: 'lastActivity',
    });
  });

  it('asks for everything when it says nothing', () => {
    expect(
      Object.values(inputOf(readIdentityAddress(new URLSearchParams()))),
    ).toEqual(Array(7).fill(undefined));
  });

  it.each(['0', '-3', '1.5', 'never', '99999', ''])(
    'is not misled by somebody who typed inactive=%s',
    days => {
      const search = new URLSearchParams({
        inactive: days,
        kind: 'aliens',
        mfa: 'perhaps',
        sort: 'up',
      });
      expect(writeAddress(readIdentityAddress(search), addressNames).size).toBe(
        0,
      );
    },
  );
});
