import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCertificate } from '@entra-posture/demo-tenant';
import { readCredential } from './readCredential';

const directory = mkdtempSync(join(tmpdir(), 'entra-credential-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** A self-signed certificate and its key, as an administrator makes them. */
async function certificate(name: string) {
  const made = await createCertificate();
  const cert = join(directory, `${name}.crt`);
  const key = join(directory, `${name}.key`);
  writeFileSync(cert, made.cert);
  writeFileSync(key, made.key);
  return { cert, key };
}

describe('readCredential', () => {
  let mine: { cert: string; key: string };
  let other: { cert: string; key: string };

  beforeAll(async () => {
    mine = await certificate('mine');
    other = await certificate('other');
  });

  it.each([
    ['a secret', { clientSecret: 's' }, { kind: 'clientSecret' }],
    [
      'a federated token',
      { federatedTokenFile: '/var/run/token' },
      { kind: 'federated', tokenFile: '/var/run/token' },
    ],
    [
      'a managed identity that the app trusts',
      { federatedManagedIdentity: true, managedIdentityClientId: 'id' },
      { viaManagedIdentity: true, managedIdentityClientId: 'id' },
    ],
    [
      'a managed identity',
      { managedIdentity: true },
      { kind: 'managedIdentity' },
    ],
  ])('reads %s', (_, entry, expected) => {
    expect(readCredential(entry, 'c', [])).toMatchObject(expected);
  });

  it('reads a certificate and its key from two files, or from one', () => {
    expect(
      readCredential(
        { certificateFile: mine.cert, privateKeyFile: mine.key },
        'c',
        [],
      ),
    ).toMatchObject({ kind: 'certificate' });
    const both = join(directory, 'both.pem');
    writeFileSync(both, readFileSync(mine.cert, 'utf8'));
    writeFileSync(both, readFileSync(mine.key, 'utf8'), { flag: 'a' });
    expect(readCredential({ certificateFile: both }, 'c', [])).toMatchObject({
      kind: 'certificate',
    });
  });

  it('refuses a key of another certificate, and shows neither', () => {
    const read = () =>
      readCredential(
        { certificateFile: mine.cert, privateKeyFile: other.key },
        'c',
        [],
      );
    expect(read).toThrow(/c\.privateKeyFile is not the key of/);
    expect(read).not.toThrow(/BEGIN/);
  });

  it('refuses two kinds at once, and none', () => {
    expect(() =>
      readCredential({ clientSecret: 's', managedIdentity: true }, 'c', []),
    ).toThrow(/2 kinds of credential/);
    expect(() => readCredential({}, 'c', [])).toThrow(
      /clientSecret is missing/,
    );
  });
});
