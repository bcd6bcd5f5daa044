import { translate } from '../__testUtils__/translate';
import { emptyDraft, problemsOf, targetOf } from './credentialDraft';

const t = translate();
const id = '00000000-0000-0000-0000-0000000000a1';
const certificate =
  '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
const privateKey =
  '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----';
const given = {
  cloud: 'global',
  title: 'Contoso',
  tenantId: 'contoso.example',
  clientId: id,
} as const;

describe('the form of a credential', () => {
  it('asks for everything that is missing', () => {
    expect(Object.keys(problemsOf(emptyDraft({ cloud: 'global' }), t))).toEqual(
      ['tenantId', 'title', 'clientId', 'clientSecret'],
    );
  });

  it('tells the secret’s id from its value', () => {
    const draft = emptyDraft({ ...given, clientSecret: id });
    expect(problemsOf(draft, t).clientSecret).toMatch(
      /^This is the secret’s id/,
    );
  });

  it('wants a certificate and its key, not encrypted', () => {
    const draft = emptyDraft({ ...given, kind: 'certificate' });
    expect(Object.keys(problemsOf(draft, t))).toEqual([
      'certificate',
      'privateKey',
    ]);
    expect(problemsOf({ ...draft, certificate, privateKey }, t)).toEqual({});
    expect(
      problemsOf(
        {
          ...draft,
          certificate,
          privateKey: privateKey.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'),
        },
        t,
      ).privateKey,
    ).toMatch(/is encrypted/);
  });

  it('wants no app registration of a managed identity', () => {
    const draft = emptyDraft({
      ...given,
      clientId: '',
      kind: 'managedIdentity',
    });
    expect(problemsOf(draft, t)).toEqual({});
    expect(targetOf(draft)).toEqual({
      cloud: 'global',
      tenantId: 'contoso.example',
      clientId: '',
      credential: { kind: 'managedIdentity' },
    });
    expect(
      problemsOf({ ...draft, managedIdentityClientId: 'mine' }, t),
    ).toHaveProperty('managedIdentityClientId');
  });

  it('sends only what its kind needs', () => {
    const everything = emptyDraft({
      ...given,
      clientSecret: ' value ',
      certificate,
      privateKey,
      managedIdentityClientId: id,
    });
    expect(targetOf(everything).credential).toEqual({
      kind: 'clientSecret',
      clientSecret: 'value',
    });
    expect(targetOf({ ...everything, kind: 'certificate' }).credential).toEqual(
      { kind: 'certificate', certificate, privateKey },
    );
    expect(targetOf({ ...everything, kind: 'federated' }).credential).toEqual({
      kind: 'federated',
      viaManagedIdentity: true,
      managedIdentityClientId: id,
    });
  });
});
