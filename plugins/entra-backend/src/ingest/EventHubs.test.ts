/** @jest-environment node */
import { EventHubs } from './EventHubs';

const tenantId = '11111111-2222-4333-8444-555555555555';

describe('EventHubs', () => {
  it('says which hub cannot be read and why, without its secret, and tries again', async () => {
    const said: string[] = [];
    const keep = (message: string) => said.push(message);
    let asked = 0;
    const hubs = new EventHubs(
      {
        eventHubs: [
          {
            name: 'logs',
            connectionId: 'contoso',
            address: { connectionString: 'SharedAccessKey=c2VjcmV0' },
          },
          {
            name: 'other',
            connectionId: 'nobody',
            address: { connectionString: 'x' },
          },
        ],
        replaced: new Map(),
      },
      { info: keep, warn: keep, error: keep },
      10,
    );
    const stores = {
      connections: {
        list: async () => {
          asked += 1;
          return [{ id: 'contoso', tenantId }];
        },
      },
    };
    await hubs.start({ stores } as never);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringContaining(
          'entra.ingest.eventHubs.logs is not read, and tried again: The connection string is not that of an event hub',
        ),
        expect.stringContaining('There is no connection nobody'),
      ]),
    );
    expect(said.join()).not.toContain('c2VjcmV0');
    while (asked < 4) await new Promise(resolve => setTimeout(resolve, 5));
    await hubs.close();
  });
});
