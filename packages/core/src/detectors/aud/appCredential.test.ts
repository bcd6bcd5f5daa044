import { found } from '../givenLog';
import { appCredential } from './appCredential';
import { audit, from, target } from './givenAudit';

const CLIENT = '11111111-2222-3333-4444-555555555555';
const facts = {
  tierOf: (id: string) =>
    (({ powerful: 0, robot: 0 }) as Record<string, 0 | 1>)[id],
};
const key = (id: string, usage = 'Verify') =>
  `[KeyIdentifier=${id},KeyType=Password,KeyUsage=${usage},DisplayName=secret name]`;
const credential = (
  before: string[],
  after: string[],
  over: Record<string, unknown> & { app?: string; by?: any } = {},
) => {
  const { app = 'app', ...rest } = over;
  return audit('Add service principal credentials', {
    category: 'ApplicationManagement',
    targets: [
      target('ServicePrincipal', app, {
        KeyDescription: from(before, after),
        'Included Updated Properties': 'KeyDescription',
        'TargetId.ServicePrincipalNames': `${CLIENT};https://app.example`,
      }),
    ],
    ...rest,
  });
};
const consent = (at: string, over = {}) =>
  audit('Consent to application', {
    at,
    targets: [
      target('ServicePrincipal', 'app', {
        'TargetId.ServicePrincipalNames': CLIENT,
      }),
    ],
    ...over,
  });
const run = (...log: ReturnType<typeof audit>[]) =>
  found(appCredential, log, { facts });

describe('aud.app-credential', () => {
  it('names the app and the key, and never what the key is called', () => {
    const witnesses = run(credential([key('old')], [key('old'), key('new')]));
    expect(witnesses).toMatchObject([
      {
        severity: 'medium',
        key: 'app:new',
        affected: [
          { kind: 'servicePrincipal', id: 'app' },
          { id: 'initiator' },
        ],
        facts: {
          keysAdded: [{ id: 'new', type: 'Password', usage: 'Verify' }],
        },
      },
    ]);
    expect(JSON.stringify(witnesses)).not.toContain('secret name');
  });

  it.each([
    'Add service principal credentials',
    'Update application – Certificates and secrets management ',
    'Update application - Certificates and secrets management',
    'Update application – Certificates and secrets management.',
  ])('knows the activity %j', activityDisplayName => {
    expect(
      run(credential([], [key('new')], { activityDisplayName })),
    ).toHaveLength(1);
  });

  it('is worse for an app that holds privileges', () => {
    expect(
      run(credential([], [key('new')], { app: 'powerful' })),
    ).toMatchObject([{ severity: 'high', facts: { tier: 0 } }]);
  });

  it.each([
    ['2026-03-10T12:00:00Z', 'high'],
    ['2026-03-10T12:00:01Z', 'medium'],
  ])(
    'is worse within a day of a consent to the app, at %s: %s',
    (at, severity) => {
      expect(
        run(
          consent('2026-03-09T12:00:00Z'),
          credential([], [key('new')], {
            at,
            activityDisplayName:
              'Update application – Certificates and secrets management ',
          }),
        ),
      ).toMatchObject([{ severity }]);
    },
  );

  it('takes no notice of a consent that was refused', () => {
    expect(
      run(
        consent('2026-03-10T11:00:00Z', { result: 'failure' }),
        credential([], [key('new')]),
      ),
    ).toMatchObject([{ severity: 'medium' }]);
  });

  it.each([
    ['a removal', credential([key('a'), key('b')], [key('a')])],
    ['the removal of the last', credential([key('a')], [])],
    ['no change', credential([key('a')], [key('a')])],
    ['what was refused', credential([], [key('a')], { result: 'failure' })],
    [
      'a managed identity’s new certificate',
      credential([], [key('a')], { by: { app: 'Managed Service Identity' } }),
    ],
  ])('leaves out %s', (_, row) => {
    expect(run(row)).toEqual([]);
  });

  it('names an app that calls itself Microsoft’s and holds privileges', () => {
    expect(
      run(
        credential([], [key('a')], {
          by: { app: 'Managed Service Identity', id: 'robot' },
        }),
      ),
    ).toHaveLength(1);
  });

  it.each([
    [
      'without the keys',
      audit('Add service principal credentials', {
        targets: [target('ServicePrincipal', 'app')],
      }),
    ],
    ['with keys cut short', credential([], ['[KeyIdent'])],
    ['without a target', audit('Add service principal credentials')],
  ])('does not take a record %s for innocent', (_, row) => {
    expect(run(row)).toMatchObject([
      { severity: 'medium', facts: { keysReadable: false } },
    ]);
  });

  it('names one key once', () => {
    expect(
      run(credential([], [key('new')]), credential([], [key('new')])),
    ).toHaveLength(1);
  });
});
