import { writeAddress } from '../routing/useAddress';
import {
  PrivilegedAddress,
  privilegedNames,
  readPrivilegedAddress,
} from './privilegedAddress';

describe('the address of privileged access', () => {
  it('comes back as it was written', () => {
    const chosen: PrivilegedAddress = {
      connection: 'contoso',
      role: '62e90394-69f5-4237-9190-012177145e10',
      assignment: 'eligible',
      tier: '0',
    };
    const text = writeAddress(chosen, privilegedNames).toString();
    expect(readPrivilegedAddress(new URLSearchParams(text))).toEqual(chosen);
  });

  it('is not misled by what somebody typed', () => {
    expect(
      writeAddress(
        readPrivilegedAddress(
          new URLSearchParams('assignment=maybe&tier=9&role='),
        ),
        privilegedNames,
      ).size,
    ).toBe(0);
  });
});
