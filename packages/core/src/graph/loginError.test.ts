import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { explainedAadsts } from './aadsts';
import { LoginError } from './loginError';

const facts = resolve(__dirname, '../../../../../shared/research/graph.md');

/** The numbers of the fact sheet's section 5.5, each in its own row or with others. */
function listed(): string[] {
  if (!existsSync(facts)) {
    throw new Error(
      'The fact sheet ../shared/research/graph.md is not beside the checkout: this test cannot tell whether every code is explained.',
    );
  }
  const text = readFileSync(facts, 'utf8');
  const section = text.slice(text.indexOf('### 5.5'), text.indexOf('\n## 6'));
  return [...section.matchAll(/^\| ([\d /]+) \|/gm)].flatMap(([, cell]) =>
    cell.split('/').map(each => each.trim()),
  );
}

describe('what the login refuses', () => {
  it('is explained for every number of the fact sheet, with what to do', () => {
    const numbers = listed();
    expect(numbers.length).toBeGreaterThan(60);
    for (const number of numbers) {
      expect(explainedAadsts).toContain(number);
      const { message, code } = LoginError.fromAnswer(
        'invalid_grant',
        `AADSTS${number}: text with s3cret`,
      );
      expect(code).toBe(`AADSTS${number}`);
      expect(message).not.toContain('s3cret');
      // The meaning, then what to do: two sentences and the number.
      expect(message).toMatch(/^[A-Z'M].+[.] [A-Z].+[.] \(AADSTS\d+\)$/);
    }
  });

  it('shows an unknown number and where Microsoft explains it', () => {
    const { message } = LoginError.fromAnswer('server_error', 'AADSTS99999: x');
    expect(message).toContain('AADSTS99999');
    expect(message).toContain('error?code=99999');
  });

  it.each([
    ['a revoked sign-in', 'invalid_grant', 'AADSTS50173: ', true],
    ['an expired secret', 'invalid_client', 'AADSTS7000222: ', true],
    [
      'an unknown number that needs a person',
      'interaction_required',
      'AADSTS99998: ',
      true,
    ],
    ['a busy login', 'temporarily_unavailable', 'AADSTS90033: ', false],
    ['an unknown number of a fault', 'server_error', 'AADSTS99999: ', false],
  ])('tells whether a person has to come: %s', (_, error, text, final) => {
    expect(LoginError.fromAnswer(error, text).final).toBe(final);
  });

  it('gives the correlation id where an administrator has to find the refusal in the log, and nowhere else', () => {
    const id = '11111111-2222-4333-8444-555555555555';
    const message = (number: number) =>
      LoginError.fromAnswer(
        'invalid_grant',
        `AADSTS${number}: x. Trace ID: y Correlation ID: ${id} Timestamp: z`,
      ).message;
    expect(message(53003)).toContain(`correlation id ${id}`);
    expect(message(7000215)).not.toContain(id);
  });

  it('keeps what a claims challenge asks for the next sign-in', () => {
    const { claims } = LoginError.fromAnswer(
      'interaction_required',
      'AADSTS50076: ',
      '{"access_token":{}}',
    );
    expect(claims).toBe('{"access_token":{}}');
  });
});
