import { causes, judge, outcome } from '../givenTenant';
import { osOutdated } from './osOutdated';
import { systemOf, systemSupport } from './supportedSystems';

const given = (operatingSystem: string, osVersion: string | null) => ({
  rows: { managedDevices: [{ id: 'd', operatingSystem, osVersion }] },
});

describe('device.os-outdated', () => {
  it.each([
    ['Windows', '10.0.19045.5011', { ended: '2025-10-14' }],
    ['Windows', '6.3.9600', { ended: '2023-01-10' }],
    ['macOS', '12.7.6 (21H1320)', { newer: 4 }],
    ['iOS', '16.7.2', { newer: 3 }],
    ['Android', '13.0', { newer: 3 }],
  ])('finds %s %s', async (system, version, because) => {
    expect(await causes(osOutdated, given(system, version))).toMatchObject([
      { affected: [{ id: 'd', facts: { osVersion: version, ...because } }] },
    ]);
  });

  it.each([
    ['Windows', '10.0.26100.2314'],
    ['macOS', '14.7.1'],
    ['iPadOS', '17.5'],
    ['Android', '14'],
    // Newer than what the table knows.
    ['iOS', '27.0'],
  ])('leaves %s %s alone', async (system, version) => {
    expect(await outcome(osOutdated, given(system, version))).toBe('pass');
  });

  it.each([
    ['Windows', '10.0.99999.1'],
    ['Windows', null],
    ['ChromeOS', '130'],
  ])('is unknown for %s %s', async (system, version) => {
    expect(await judge(osOutdated, given(system, version))).toMatchObject({
      outcome: 'unknown',
      because: [{ dataset: 'managedDevices' }],
    });
  });

  it('counts the last day of updates as supported, and looks only at what had come out by then', () => {
    const on = (day: string, system: string, version: string) =>
      systemSupport(systemOf(system, version), new Date(`${day}T12:00:00Z`))
        .state;
    expect(on('2025-10-14', 'Windows', '10.0.19045.1')).toBe('supported');
    expect(on('2025-10-15', 'Windows', '10.0.19045.1')).toBe('outdated');
    expect(on('2025-09-14', 'macOS', '13.7')).toBe('supported');
    expect(on('2025-09-15', 'macOS', '13.7')).toBe('outdated');
  });
});
