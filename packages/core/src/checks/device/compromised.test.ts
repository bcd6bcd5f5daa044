import type { ManagedDevice } from '../../model';
import { causes, outcome } from '../givenTenant';
import { compromised } from './compromised';

const given = (device: Partial<ManagedDevice>) => ({
  rows: { managedDevices: [{ id: 'd', userId: 'u', ...device }] },
});

describe('device.compromised', () => {
  it.each<[string, Partial<ManagedDevice>]>([
    ['jailbroken', { jailBroken: 'True' }],
    [
      'jailbroken',
      { jailBroken: 'true', partnerReportedThreatState: 'secured' },
    ],
    ['threat', { partnerReportedThreatState: 'highSeverity' }],
    [
      'threat',
      { jailBroken: 'False', partnerReportedThreatState: 'compromised' },
    ],
  ])('is critical for what is %s: %j', async (key, device) => {
    expect(await causes(compromised, given(device))).toMatchObject([
      {
        key,
        severity: 'critical',
        affected: [{ id: 'd', facts: { userId: 'u' } }],
      },
    ]);
  });

  it.each<Partial<ManagedDevice>>([
    { jailBroken: 'False' },
    { jailBroken: 'Unknown', partnerReportedThreatState: 'unknown' },
    { partnerReportedThreatState: 'mediumSeverity' },
    {},
  ])('leaves %j alone', async device => {
    expect(await outcome(compromised, given(device))).toBe('pass');
  });

  it('tells of the owner an id, and no name', async () => {
    const [cause] = await causes(
      compromised,
      given({ jailBroken: 'True', userPrincipalName: 'u@contoso.example' }),
    );
    expect(cause.affected[0].facts).toMatchObject({ userId: 'u' });
    expect(JSON.stringify(cause)).not.toContain('u@contoso.example');
  });
});
