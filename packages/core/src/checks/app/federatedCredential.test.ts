import { administrators, causes, outcome } from '../givenTenant';
import { federatedCredential } from './federatedCredential';
import { apps } from './givenApps';

const GITHUB = 'https://token.actions.githubusercontent.com';

const trusting = (
  issuer: string,
  subject: string | null,
  app: object = { roles: ['mailReadWrite'] },
) => ({
  rows: {
    ...administrators([{ id: 'admin' }]),
    ...apps([{ id: 'a', ...app }]),
    applicationFederatedCredentials: [
      {
        id: 'registration-a',
        federatedIdentityCredentials: [{ issuer, subject }],
      },
    ],
  },
});

describe('app.federated-credential', () => {
  it.each([
    [GITHUB, 'repo:o/r:pull_request', 'pull request'],
    [GITHUB, 'repo:o/*', 'pattern'],
    [GITHUB, null, 'expression'],
    ['https://issuer.example/', 'anyone', 'not a known one'],
    [`${GITHUB}.evil.example`, 'repo:o/r:environment:prod', 'not a known one'],
  ])('finds %s for %s', async (issuer, subject, words) => {
    const [cause] = await causes(
      federatedCredential,
      trusting(issuer, subject),
    );
    expect(cause).toMatchObject({
      key: 'registration-a',
      affected: [{ kind: 'application', id: 'registration-a' }],
      facts: { holds: ['Mail.ReadWrite'] },
    });
    expect(cause.statement).toContain(words);
  });

  it.each([
    [GITHUB, 'repo:o/r:ref:refs/heads/main'],
    [GITHUB, 'repo:o/r:environment:production'],
    ['https://vstoken.dev.azure.com/0000', 'sc://org/project/connection'],
  ])('passes with %s for %s', async (issuer, subject) => {
    expect(await outcome(federatedCredential, trusting(issuer, subject))).toBe(
      'pass',
    );
  });

  it('passes over apps that hold little', async () => {
    expect(
      await outcome(
        federatedCredential,
        trusting(GITHUB, 'repo:o/r:pull_request', {
          roles: ['userReadBasicAll'],
        }),
      ),
    ).toBe('pass');
  });
});
