import { administrators, causes, outcome } from '../givenTenant';
import { pimUnused } from './pimUnused';

describe('priv.pim-unused', () => {
  it('fails where every privileged role is active all the time', async () => {
    expect(
      await causes(pimUnused, {
        rows: administrators([{ id: 'a' }, { id: 'b' }]),
      }),
    ).toMatchObject([{ key: 'tenant', facts: { eligible: 0, principals: 2 } }]);
  });

  it('passes where one is eligible', async () => {
    expect(
      await outcome(pimUnused, {
        rows: administrators([{ id: 'a' }, { id: 'b', how: 'eligible' }]),
      }),
    ).toBe('pass');
  });

  it('does not apply where nobody holds one', async () => {
    expect(await outcome(pimUnused, { rows: administrators([]) })).toBe(
      'notApplicable',
    );
  });
});
