import { found } from '../givenLog';
import { appChanged } from './appChanged';
import { audit, from, target } from './givenAudit';

const facts = {
  tierOf: (id: string) => (id === 'powerful' ? (0 as const) : undefined),
};
const addresses = (...urls: string[]) =>
  urls.map(Address => ({ AddressType: 0, Address, ReplyAddressClientType: 1 }));
const changed = (
  changes: Record<string, unknown>,
  over: Record<string, unknown> & { app?: string } = {},
) => {
  const { app = 'app', ...rest } = over;
  return audit('Update application', {
    category: 'ApplicationManagement',
    targets: [target('Application', app, changes)],
    ...rest,
  });
};
const reply = (before: string[], after: string[]) => ({
  AppAddress: from(addresses(...before), addresses(...after)),
});
const issuer = (Issuer: string, Subject = 'repo:a/b') => ({
  Issuer,
  Subject,
  Name: 'x',
});
const run = (...log: ReturnType<typeof audit>[]) =>
  found(appChanged, log, { facts });

const HOME = 'https://app.example/callback';

describe('aud.app-changed', () => {
  it('names a reply address on a new host', () => {
    expect(
      run(changed(reply([HOME], [HOME, 'https://evil.example/x']))),
    ).toMatchObject([
      {
        severity: 'medium',
        affected: [{ kind: 'application', id: 'app' }, { id: 'initiator' }],
        facts: { added: ['replyHost: evil.example'] },
      },
    ]);
  });

  it.each([
    [
      'another path of the same host',
      reply([HOME], [HOME, 'https://app.example/other']),
    ],
    ['the first address of an app', reply([], [HOME])],
    [
      'the developer’s own machine',
      reply([HOME], [HOME, 'http://localhost:3000/x', 'http://127.0.0.1/y']),
    ],
    [
      'an address that was removed',
      reply([HOME, 'https://old.example'], [HOME]),
    ],
    ['another property', { DisplayName: from('a', 'b') }],
    [
      'an identifier by the client id',
      {
        AppIdentifierUri: from(
          ['https://a.example'],
          ['https://a.example', 'api://a.example/x'],
        ),
      },
    ],
  ])('leaves out %s', (_, changes) => {
    expect(run(changed(changes))).toEqual([]);
  });

  it('is worse for an app that holds privileges', () => {
    const row = changed(reply([HOME], ['https://evil.example']), {
      app: 'powerful',
    });
    expect(run(row)).toMatchObject([
      { severity: 'high', facts: { powerful: true } },
    ]);
    const byClient = changed(reply([HOME], ['https://evil.example']), {
      details: { AppId: 'POWERFUL' },
    });
    expect(run(byClient)[0].severity).toBe('high');
  });

  it('names a new identifier, an issuer and an open lock', () => {
    expect(
      run(
        changed({
          AppIdentifierUri: from(
            ['https://a.example'],
            ['https://a.example', 'https://b.example'],
          ),
        }),
      ),
    ).toMatchObject([{ facts: { added: ['identifierHost: b.example'] } }]);
    expect(
      run(
        changed({
          FederatedIdentityCredentials: from(
            [],
            [issuer('https://token.evil.example')],
          ),
        }),
      ),
    ).toMatchObject([
      {
        severity: 'high',
        facts: { added: ['issuer: https://token.evil.example repo:a/b'] },
      },
    ]);
    expect(
      run(
        changed({
          ServicePrincipalLockConfiguration: from(
            [{ IsEnabled: true }],
            [{ IsEnabled: false }],
          ),
        }),
      ),
    ).toMatchObject([{ severity: 'medium', facts: { added: ['lock: off'] } }]);
  });

  it('takes another subject of a known issuer for a new identity', () => {
    const same = issuer('https://i');
    expect(
      run(changed({ FederatedIdentityCredentials: from([same], [same]) })),
    ).toEqual([]);
    expect(
      run(
        changed({
          FederatedIdentityCredentials: from(
            [same],
            [same, issuer('https://i', 'repo:c/d')],
          ),
        }),
      ),
    ).toHaveLength(1);
  });

  it('leaves out a lock that is put on, and what was refused', () => {
    expect(
      run(
        changed({
          ServicePrincipalLockConfiguration: from(
            [{ IsEnabled: false }],
            [{ IsEnabled: true }],
          ),
        }),
      ),
    ).toEqual([]);
    expect(
      run(
        changed(reply([HOME], ['https://evil.example']), { result: 'failure' }),
      ),
    ).toEqual([]);
  });

  it('says nothing of values that are cut', () => {
    expect(
      run(
        changed({
          AppAddress: from(addresses(HOME), '[{"Address":"https://e'),
        }),
      ),
    ).toEqual([]);
  });
});
