import type { Completeness, DatasetId } from '../model';
import { gapSentences } from './unknownChecks';

const told = (dataset: DatasetId, completeness: Completeness) =>
  gapSentences({ because: [{ dataset, completeness }] })[0];

describe('why a check is unknown', () => {
  it('names the switch of a log that is read only where it is asked for', () => {
    expect(told('servicePrincipalSignIns', { state: 'never', why: '' })).toBe(
      'Sign-ins of apps: never read. It is read once entra.signIns.servicePrincipal is on in the portal’s configuration.',
    );
    expect(
      told('nonInteractiveSignIns', { state: 'never', why: '' }),
    ).toContain('entra.signIns.nonInteractive is on');
  });

  it('keeps what is known better, and names no switch where there is none', () => {
    expect(
      told('servicePrincipalSignIns', { state: 'never', why: 'It waits.' }),
    ).toBe('Sign-ins of apps: never read. It waits.');
    expect(told('users', { state: 'never', why: '' })).toBe(
      'Users: never read. No sync has come to it yet.',
    );
  });
});
