import { outcome } from '../givenTenant';
import { linkDefault } from './linkDefault';

const given = (
  isResharingByExternalUsersEnabled?: boolean | null,
  sharingCapability = 'externalUserSharingOnly',
) => ({
  rows: {
    sharePointSettings: [
      { id: 's', isResharingByExternalUsersEnabled, sharingCapability },
    ],
  },
});

describe('spo.link-default', () => {
  it.each([
    [true, 'fail'],
    [false, 'pass'],
    [null, 'unknown'],
    [undefined, 'unknown'],
  ])('says of resharing %s: %s', async (value, expected) => {
    expect(await outcome(linkDefault, given(value))).toBe(expected);
  });

  it('does not apply where nothing is shared with outsiders', async () => {
    expect(await outcome(linkDefault, given(true, 'disabled'))).toBe(
      'notApplicable',
    );
  });
});
