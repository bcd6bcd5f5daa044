import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from './readOptions';
import { UsageError } from './UsageError';

const tenant = { ENTRA_TENANT_ID: 't', ENTRA_CLIENT_ID: 'c' };
const secret = { ...tenant, ENTRA_CLIENT_SECRET: 'very-secret' };
const entraLogin = 'https://login.microsoftonline.com';
const entra = {
  ...secret,
  ENTRA_MCP_RESOURCE: 'https://posture.example.com/mcp',
  ENTRA_MCP_ISSUER: `${entraLogin}/t/v2.0`,
  ENTRA_MCP_AUDIENCE: 'one',
};

describe('what the command line and the environment ask for', () => {
  it.each<[string, string[], Record<string, string>, object]>([
    [
      'a secret',
      [],
      secret,
      { kind: 'clientSecret', clientSecret: 'very-secret' },
    ],
    [
      'a federated token',
      [],
      { ...tenant, ENTRA_FEDERATED_TOKEN_FILE: '/var/token' },
      { kind: 'federated', tokenFile: '/var/token' },
    ],
    [
      "the machine's identity",
      [],
      { ENTRA_TENANT_ID: 't', ENTRA_MANAGED_IDENTITY: 'system' },
      { kind: 'managedIdentity' },
    ],
    [
      'an identity given to the machine',
      [],
      { ENTRA_TENANT_ID: 't', ENTRA_MANAGED_IDENTITY: 'mi' },
      { kind: 'managedIdentity', managedIdentityClientId: 'mi' },
    ],
    [
      'a person who signs in',
      [],
      { ...tenant, ENTRA_SIGN_IN: 'browser' },
      { kind: 'signIn' },
    ],
  ])('takes %s for the credential', (_, argv, env, credential) => {
    expect(readOptions(argv, env).source).toMatchObject({
      kind: 'tenant',
      tenantId: 't',
      credential,
    });
  });

  it('opens to others only with a login', () => {
    const login = {
      ENTRA_MCP_RESOURCE: 'https://posture.example.com/mcp',
      ENTRA_MCP_ISSUER: 'https://login.microsoftonline.com/t/v2.0',
      ENTRA_MCP_AUDIENCE: 'one, two',
    };
    expect(
      readOptions(['--demo', '--http', '8080', '--host', '0.0.0.0'], login)
        .transport,
    ).toEqual({
      kind: 'http',
      port: 8080,
      open: {
        host: '0.0.0.0',
        resource: new URL(login.ENTRA_MCP_RESOURCE),
        issuer: new URL(login.ENTRA_MCP_ISSUER),
        audiences: ['one', 'two'],
      },
    });
    expect(readOptions(['--demo', '--http', '0'], {}).transport).toEqual({
      kind: 'http',
      port: 0,
    });
  });

  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['nothing', [], {}, /ENTRA_TENANT_ID/],
    ['no credential', [], tenant, /ENTRA_CLIENT_SECRET/],
    [
      'two credentials',
      [],
      { ...secret, ENTRA_MANAGED_IDENTITY: 'system' },
      /keep one of/,
    ],
    [
      'a secret beside a sign-in',
      [],
      { ...secret, ENTRA_SIGN_IN: 'browser' },
      /keep one of/,
    ],
    [
      'another way to sign in',
      [],
      { ...tenant, ENTRA_SIGN_IN: 'deviceCode' },
      /ENTRA_SIGN_IN knows only browser/,
    ],
    [
      'a secret of no app',
      [],
      { ENTRA_TENANT_ID: 't', ENTRA_CLIENT_SECRET: 'very-secret' },
      /ENTRA_CLIENT_ID/,
    ],
    [
      'a certificate that is not there',
      [],
      { ...tenant, ENTRA_CLIENT_CERTIFICATE_FILE: '/nowhere/x.pem' },
      /ENTRA_CLIENT_CERTIFICATE_FILE.*ENOENT/,
    ],
    [
      'others without a login',
      ['--http', '1', '--host', '0.0.0.0'],
      secret,
      /sign in/,
    ],
    ['a host without HTTP', ['--host', '0.0.0.0'], secret, /--http PORT/],
    [
      'half a login',
      ['--http', '1'],
      { ...secret, ENTRA_MCP_ISSUER: 'https://login.example.com' },
      /ENTRA_MCP_RESOURCE/,
    ],
    [
      'a login over plain HTTP',
      ['--http', '1'],
      {
        ...secret,
        ENTRA_MCP_RESOURCE: 'http://posture.example.com/mcp',
        ENTRA_MCP_ISSUER: 'https://login.example.com',
      },
      /https/,
    ],
    [
      'an Entra that is nobody’s',
      ['--http', '1'],
      { ...entra, ENTRA_MCP_ISSUER: `${entraLogin}/organizations/v2.0` },
      /ENTRA_MCP_ISSUER must name one tenant/,
    ],
    [
      'the first version of Entra',
      ['--http', '1'],
      { ...entra, ENTRA_MCP_ISSUER: `${entraLogin}/contoso` },
      /TENANT-ID\/v2\.0/,
    ],
    [
      'Entra without a client id',
      ['--http', '1'],
      { ...entra, ENTRA_MCP_AUDIENCE: ' ' },
      /Set ENTRA_MCP_AUDIENCE to the client id/,
    ],
    [
      'Entra with an address that ends with a slash',
      ['--http', '1'],
      { ...entra, ENTRA_MCP_RESOURCE: 'https://posture.example.com' },
      /ENTRA_MCP_RESOURCE must end with a path/,
    ],
    [
      'the rights of one for others',
      ['--portal', 'https://p.example', '--http', '1'],
      { ...entra, ENTRA_PORTAL_TOKEN: 'very-secret' },
      /with the rights of ENTRA_PORTAL_TOKEN/,
    ],
    ['a port that is none', ['--http', 'x'], secret, /port between/],
    ['a flag that is none', ['--fast'], secret, /--fast/],
    [
      'a portal without a token',
      ['--portal', 'https://p.example'],
      {},
      /ENTRA_PORTAL_TOKEN/,
    ],
  ])('refuses %s, says what to do and no secret', (_, argv, env, said) => {
    let message = '';
    try {
      readOptions(argv, env);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      message = error.message;
    }
    expect(message).toMatch(said);
    expect(message).not.toContain('very-secret');
  });

  it('does not quote a key that cannot be read', () => {
    const directory = mkdtempSync(join(tmpdir(), 'entra-options-'));
    const pem = join(directory, 'x.pem');
    writeFileSync(pem, 'SECRET BYTES');
    try {
      expect(() =>
        readOptions([], { ...tenant, ENTRA_CLIENT_CERTIFICATE_FILE: pem }),
      ).toThrow(/must hold a certificate in PEM form/);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
