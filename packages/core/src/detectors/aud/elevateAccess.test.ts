import { found } from '../givenLog';
import { elevateAccess } from './elevateAccess';
import { audit } from './givenAudit';

const ACTIVITY =
  'User has elevated their access to User Access Administrator for their Azure Resources';
const run = (...log: ReturnType<typeof audit>[]) => found(elevateAccess, log);

describe('aud.elevate-access', () => {
  it('names who did it, once a day', () => {
    expect(run(audit(ACTIVITY), audit(ACTIVITY))).toMatchObject([
      {
        affected: [{ kind: 'user', id: 'initiator' }],
        at: '2026-03-10T12:00:00.000Z',
      },
    ]);
  });

  it('names an app that did it', () => {
    expect(run(audit(ACTIVITY, { by: { app: 'Robot' } }))).toMatchObject([
      { affected: [{ kind: 'servicePrincipal' }] },
    ]);
  });

  it('tells of a record without an initiator', () => {
    expect(run(audit(ACTIVITY, { initiatedBy: null }))).toHaveLength(1);
  });

  it('leaves out what was refused, and the way back', () => {
    expect(run(audit(ACTIVITY, { result: 'failure' }))).toEqual([]);
    expect(
      run(
        audit(
          'The role assignment of User Access Administrator has been removed from the user',
        ),
      ),
    ).toEqual([]);
  });
});
