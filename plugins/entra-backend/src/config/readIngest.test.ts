import { ConfigReader } from '@backstage/config';
import { readIngest } from './readIngest';

describe('readIngest', () => {
  const read = (ingest: unknown) => {
    const problems: string[] = [];
    const config = new ConfigReader({ entra: { ingest } } as never);
    return { ...readIngest(config, problems), problems };
  };

  it('feeds nothing when nothing is configured', () => {
    const { eventHubs, replaced, problems } = read(undefined);
    expect([eventHubs, [...replaced], problems]).toEqual([[], [], []]);
  });

  it('reads hubs and what they replace', () => {
    const { eventHubs, replaced, problems } = read({
      eventHubs: {
        logs: {
          connection: 'contoso',
          connectionString: 'c',
          consumerGroup: 'posture',
        },
      },
      replaces: { contoso: ['signIns', 'nonInteractiveSignIns'] },
    });
    expect(problems).toEqual([]);
    expect(eventHubs).toEqual([
      {
        name: 'logs',
        connectionId: 'contoso',
        address: {
          connectionString: 'c',
          eventHubName: undefined,
          consumerGroup: 'posture',
        },
      },
    ]);
    expect([...replaced]).toEqual([
      ['contoso', ['signIns', 'nonInteractiveSignIns']],
    ]);
  });

  it('leaves out what is wrong, says so without the secret, and keeps the rest', () => {
    const { eventHubs, replaced, problems } = read({
      eventHubs: {
        a: { connectionString: 'c2VjcmV0' },
        b: 'x',
        c: { connection: 'contoso', connectionString: 'c' },
      },
      replaces: { contoso: ['users', 'directoryAudits'] },
    });
    expect(eventHubs.map(({ name }) => name)).toEqual(['c']);
    expect(replaced.get('contoso')).toEqual(['directoryAudits']);
    expect(problems).toEqual([
      expect.stringContaining('entra.ingest.eventHubs.a needs connection'),
      expect.stringContaining('entra.ingest.eventHubs.b must be an object'),
      expect.stringContaining('names "users"'),
    ]);
    expect(problems.join()).not.toContain('c2VjcmV0');
  });
});
