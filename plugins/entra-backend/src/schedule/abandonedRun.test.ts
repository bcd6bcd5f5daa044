import { ConflictError } from '@backstage/errors';
import { until } from '../__testUtils__/startPortal';
import { SyncSchedule } from './SyncSchedule';

/** A schedule over a scheduler and leases of its own. */
function schedule(options: { locked: boolean; worked: () => boolean }) {
  let { locked } = options;
  const triggered: string[] = [];
  const problems: string[] = [];
  let looks = 0;
  const started = new SyncSchedule({
    scheduler: {
      scheduleTask: async () => {},
      triggerTask: async (id: string) => {
        if (locked) throw new ConflictError('running');
        triggered.push(id);
      },
      cancelTask: async () => {
        if (!locked) throw new ConflictError('not running');
        locked = false;
      },
    } as any,
    database: {
      getClient: async () => ({ client: { config: { client: 'pg' } } }),
    } as any,
    auditor: {} as any,
    frequency: { minutes: 15 },
    onProblem: problem => problems.push(problem),
    lookEveryMs: 5,
  });
  const posture: any = {
    unusable: new Map(),
    stores: {
      connections: { list: async () => [{ id: 'one', paused: false }] },
      leases: {
        isWorkedOn: async () => {
          looks += 1;
          return options.worked();
        },
      },
    },
  };
  return {
    start: () => started.start(posture),
    close: () => started.close(),
    triggered,
    problems,
    looks: () => looks,
    locked: () => locked,
  };
}

describe('a run whose backend died, on a database that several share', () => {
  it('is released and goes on as soon as nobody has been at anything for two looks', async () => {
    const one = schedule({ locked: true, worked: () => false });
    await one.start();
    expect(one.triggered).toEqual([]);
    await until(async () => one.triggered.length || undefined);
    one.close();
    expect(one.triggered).toEqual(['sync-one']);
    expect(one.problems).toEqual([expect.stringContaining('is gone')]);
  });

  it('is left alone while somebody is at it, and while it was seen quiet only once', async () => {
    let look = 0;
    const one = schedule({
      locked: true,
      worked: () => {
        look += 1;
        return look % 2 === 0;
      },
    });
    await one.start();
    await until(async () => one.looks() > 6 || undefined);
    one.close();
    expect(one.locked()).toBe(true);
    expect(one.problems).toEqual([]);
  });

  it('is none where the connection rests', async () => {
    const one = schedule({ locked: false, worked: () => false });
    await one.start();
    await until(async () => one.looks() > 4 || undefined);
    one.close();
    expect(one.triggered).toEqual(['sync-one']);
    expect(one.problems).toEqual([]);
  });
});
