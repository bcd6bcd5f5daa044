import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { summary } from '../__testUtils__/summary';
import { EntraClient } from './EntraClient';
import { isStaleCursor, sentenceOf } from './serverError';

function thrownBy(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => {
      throw new Error('It did not fail');
    },
    error => error,
  );
}

describe('EntraClient', () => {
  it('asks a question by its name with its input as JSON', async () => {
    const fetch = jest.fn(async () => Response.json(summary()));
    await new EntraClient({ fetch }).summary('contoso');
    expect(fetch).toHaveBeenCalledWith(
      'plugin://entra/v1/questions/get_posture_summary',
      expect.objectContaining({
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ connection: 'contoso', detail: 'detailed' }),
      }),
    );
  });

  it('starts a sync of a connection whatever its id holds', async () => {
    const backend = new FakeBackend();
    await new EntraClient(backend).sync('a/b');
    expect(backend.asked).toEqual([
      { method: 'POST', path: 'connections/a%2Fb/sync', input: {} },
    ]);
  });

  it('changes and disconnects a connection whatever its id holds', async () => {
    const backend = new FakeBackend();
    const client = new EntraClient(backend);
    await client.updateConnection('a/b', { paused: true });
    await client.disconnect('a/b', 'delete');
    expect(backend.asked).toEqual([
      { method: 'PATCH', path: 'connections/a%2Fb', input: { paused: true } },
      {
        method: 'DELETE',
        path: 'connections/a%2Fb?data=delete',
        input: undefined,
      },
    ]);
  });

  it('keeps a secret in the body, out of the address', async () => {
    const backend = new FakeBackend();
    const target = {
      cloud: 'global',
      tenantId: 'contoso.example',
      clientId: '00000000-0000-0000-0000-00000000c0de',
      credential: { kind: 'clientSecret', clientSecret: 's3cret-value' },
    } as const;
    const client = new EntraClient(backend);
    await client.testConnection(target);
    await client.addConnection({ ...target, title: 'Contoso' });
    for (const { path, input } of backend.asked) {
      expect(path).not.toContain('s3cret');
      expect(input.credential.clientSecret).toBe('s3cret-value');
    }
    expect(backend.asked.map(({ path }) => path)).toEqual([
      'connect/test',
      'connections',
    ]);
  });

  it('throws what the backend said, in its own sentence', async () => {
    const backend = new FakeBackend();
    backend.findings = () =>
      refusal(409, 'ConflictError', 'The cursor is of an older list.');
    const error = await thrownBy(new EntraClient(backend).findings({}));
    expect(sentenceOf(error)).toBe('The cursor is of an older list.');
    expect(isStaleCursor(error)).toBe(true);
  });

  it('keeps the page of a gateway out of the sentence', async () => {
    const backend = new FakeBackend();
    backend.findings = () =>
      new Response('<html>Bad Gateway</html>', {
        status: 502,
        statusText: 'Bad Gateway',
      });
    const error = await thrownBy(new EntraClient(backend).findings({}));
    expect(sentenceOf(error)).toBe(
      'Request failed with status 502 Bad Gateway',
    );
    expect(isStaleCursor(error)).toBe(false);
  });

  it('says that the backend cannot be reached, and keeps the cause', async () => {
    const cause = new TypeError('Failed to fetch');
    const fetch = () => Promise.reject(cause);
    const error = await thrownBy(new EntraClient({ fetch }).connections());
    expect(error.message).toMatch(/^The portal’s backend cannot be reached/);
    expect(error.cause).toBe(cause);
  });

  it('lets a cancelled question be a cancelled question', async () => {
    const stop = new AbortController();
    const fetch = async () => {
      stop.abort();
      throw stop.signal.reason;
    };
    const error = await thrownBy(
      new EntraClient({ fetch }).connections(stop.signal),
    );
    expect(error.name).toBe('AbortError');
  });
});
