import { Agent, fetch } from 'undici';
import { startDemoTenant, type DemoTenant } from '../startDemoTenant';

describe('the identity endpoint of the host', () => {
  let tenant: DemoTenant;
  let dispatcher: Agent;

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 60 });
    dispatcher = new Agent({ connect: { ca: tenant.certificate } });
  });
  afterAll(async () => {
    await dispatcher?.close();
    await tenant?.close();
  });

  it.each([
    ['no header', undefined, {}, 401, /X-IDENTITY-HEADER/],
    ['a wrong header', 'wrong', {}, 401, /X-IDENTITY-HEADER/],
    [
      'another version',
      'right',
      { 'api-version': '2017-09-01' },
      400,
      /api-version/,
    ],
    [
      'another resource',
      'right',
      { resource: 'https://vault.azure.net' },
      400,
      /resource/,
    ],
  ])('refuses %s', async (_, header, change, status, message) => {
    const query = new URLSearchParams({
      'api-version': '2019-08-01',
      resource: 'https://graph.microsoft.com',
      ...(change as Record<string, string>),
    });
    const value = header === 'right' ? tenant.managedIdentity.header : header;
    const answer = await fetch(`${tenant.managedIdentity.endpoint}?${query}`, {
      dispatcher,
      headers: value ? { 'x-identity-header': value } : {},
    });
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as { message: string }).message).toMatch(
      message,
    );
  });
});
