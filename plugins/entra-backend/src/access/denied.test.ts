import { TestDatabases } from '@backstage/backend-test-utils';
import { questions } from '@entra-posture/core';
import { Portal, startPortal } from '../__testUtils__/startPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let portal: Portal;

afterEach(() => portal.stop());

async function withoutPermission(name: string) {
  portal = await startPortal({
    knex: await databases.init('SQLITE_3'),
    entra: {},
    denied: [name],
  });
}

describe('a caller whom the policy refuses', () => {
  it('gets no answer through any door without entra.posture.read', async () => {
    await withoutPermission('entra.posture.read');
    for (const { name } of questions) {
      const { status, body } = await portal.ask(name);
      expect(status).toBe(403);
      expect(body.error.message).toContain('entra.posture.read');
    }
    const mcp = await portal.agent().post('/api/entra/mcp').send({});
    expect(mcp.status).toBe(403);
    const { body } = await portal
      .agent()
      .get('/api/entra/.backstage/actions/v1/actions');
    expect(body.actions).toEqual([]);
    const invoked = await portal
      .agent()
      .post(
        '/api/entra/.backstage/actions/v1/actions/entra:list_findings/invoke',
      )
      .send({});
    expect(invoked.status).toBe(404);
    expect(portal.audit).toEqual([]);
  });

  it('starts no sync without entra.connection.sync', async () => {
    await withoutPermission('entra.connection.sync');
    const { status, body } = await portal
      .agent()
      .post('/api/entra/v1/connections/demo/sync');
    expect(status).toBe(403);
    expect(body.error.message).toContain('entra.connection.sync');
  });
});
