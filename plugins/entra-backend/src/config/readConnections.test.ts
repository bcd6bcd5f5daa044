import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { readConnections } from './readConnections';

const good = {
  tenantId: '0e5d1c5e-8b7f-4c9b-9a53-3a1c2a3f4b5d',
  clientId: '1e5d1c5e-8b7f-4c9b-9a53-3a1c2a3f4b5d',
  clientSecret: 'kept~to~itself',
};

const directory = mkdtempSync(join(tmpdir(), 'entra-config-'));
afterAll(() => rmSync(directory, { recursive: true }));

function read(connections: any) {
  return readConnections(new ConfigReader({ entra: { connections } }));
}

describe('readConnections', () => {
  it('reads what is there, and nothing where nothing is', () => {
    expect(readConnections(new ConfigReader({}))).toEqual({
      connections: [],
      malformed: [],
    });
    expect(read({ contoso: { ...good, title: 'Contoso' } })).toEqual({
      connections: [
        expect.objectContaining({
          id: 'contoso',
          title: 'Contoso',
          tenantId: good.tenantId,
          clientId: good.clientId,
          credential: {
            kind: 'clientSecret',
            clientSecret: good.clientSecret,
          },
          cloud: 'global',
          demo: false,
        }),
      ],
      malformed: [],
    });
  });

  it('takes a domain for the tenant and its id for the title', () => {
    const { connections } = read({
      contoso: { ...good, tenantId: 'contoso.onmicrosoft.com' },
    });
    expect(connections[0]).toMatchObject({
      title: 'contoso',
      tenantId: 'contoso.onmicrosoft.com',
    });
  });

  const notPem = join(directory, 'not.pem');
  writeFileSync(notPem, 'nothing');
  const absent = join(directory, 'absent.pem');

  it.each([
    ['a missing tenant', { tenantId: undefined }, /c\.tenantId is missing/],
    [
      'a tenant that is no id',
      { tenantId: 'common' },
      /c\.tenantId is neither/,
    ],
    ['a missing client', { clientId: undefined }, /c\.clientId is missing/],
    ['a client that is no id', { clientId: 'portal' }, /c\.clientId is not/],
    [
      'a missing secret',
      { clientSecret: undefined },
      /c\.clientSecret is miss/,
    ],
    ['an empty secret', { clientSecret: ' ' }, /c\.clientSecret is missing/],
    [
      'a secret of digits',
      { clientSecret: 123 },
      /c\.clientSecret must be text/,
    ],
    [
      'plain http',
      { graphOrigin: 'http://a.b' },
      /c\.graphOrigin must be an ht/,
    ],
    [
      'a path',
      { loginOrigin: 'https://a.b/c' },
      /c\.loginOrigin must be an ht/,
    ],
    ['an absent file', { caFile: absent }, /c\.caFile names .*absent.*ENOENT/],
    [
      'a file of another kind',
      { caFile: notPem },
      /c\.caFile .*no certificate/,
    ],
    [
      'speed for a real tenant',
      { quotaSpeed: 2 },
      /c\.quotaSpeed is for an em/,
    ],
    ['a negative speed', { demo: true, quotaSpeed: -1 }, /c\.quotaSpeed must/],
    ['a flag in words', { demo: 'yes' }, /c\.demo must be true or false/],
    ['an unknown key', { secret: 'kept~to~itself' }, /c\.secret is not a key/],
  ])('explains %s in a sentence and reads the others', (_, wrong, problem) => {
    const { connections, malformed } = read({
      c: { ...good, ...wrong },
      other: good,
    });
    expect(connections.map(({ id }) => id)).toEqual(['other']);
    expect(malformed).toHaveLength(1);
    expect(malformed[0]).toMatchObject({ id: 'c', title: 'c' });
    expect(malformed[0].problem).toMatch(/^entra\.connections\.c\..*\.$/);
    expect(malformed[0].problem).toMatch(problem);
    expect(malformed[0].problem).not.toContain(good.clientSecret);
  });

  it('explains entries that are no connection at all', () => {
    expect(read('contoso').malformed[0].problem).toContain('must be an object');
    expect(read({ c: 'x' }).malformed[0].problem).toContain(
      'entra.connections.c must be an object',
    );
    expect(read({ 'a b': good }).malformed[0].problem).toContain('"a b"');
  });
});
