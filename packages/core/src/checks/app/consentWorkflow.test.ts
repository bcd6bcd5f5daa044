import type { AdminConsentRequestPolicy } from '../../model';
import { causes, outcome } from '../givenTenant';
import { consentWorkflow } from './consentWorkflow';

const given = (policy: Partial<AdminConsentRequestPolicy>) => ({
  rows: { adminConsentRequestPolicy: [{ id: 'p', ...policy }] },
});
const reviewer = { query: '/users/ann', queryType: 'MicrosoftGraph' };

describe('app.consent-workflow', () => {
  it('passes where people may ask and somebody hears them', async () => {
    expect(
      await outcome(
        consentWorkflow,
        given({ isEnabled: true, reviewers: [reviewer] }),
      ),
    ).toBe('pass');
  });

  it.each([
    ['isEnabled', given({ isEnabled: false, reviewers: [] })],
    ['isEnabled', given({ isEnabled: false })],
    ['reviewers', given({ isEnabled: true, reviewers: [] })],
  ])('names only %s', async (name, tenant) => {
    expect(
      (await causes(consentWorkflow, tenant)).map(({ key }) => key),
    ).toEqual([name]);
  });

  it.each([
    [{}],
    [given({})],
    [given({ isEnabled: null, reviewers: [reviewer] })],
    [given({ isEnabled: true })],
    [given({ isEnabled: true, reviewers: null })],
  ])('does not know what %j means', async tenant => {
    expect(await outcome(consentWorkflow, tenant)).toBe('unknown');
  });
});
