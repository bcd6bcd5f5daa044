import { ConfigReader } from '@backstage/config';
import { readRetention } from './readRetention';

const read = (retention?: unknown) => {
  const problems: string[] = [];
  return {
    retention: readRetention(
      new ConfigReader(
        retention === undefined ? {} : ({ entra: { retention } } as {}),
      ),
      problems,
    ),
    problems,
  };
};

describe('readRetention', () => {
  it('leaves to the product what is not configured', () => {
    expect(read()).toEqual({ retention: {}, problems: [] });
  });

  it('reads days, also from text', () => {
    expect(
      read({ history: 90, logs: { signIns: '14', directoryAudits: 180 } }),
    ).toEqual({
      retention: {
        historyDays: 90,
        logDays: { signIns: 14, directoryAudits: 180 },
      },
      problems: [],
    });
  });

  it.each([
    [{ history: 0 }, 'entra.retention.history is not a whole number'],
    [{ history: 'long' }, 'entra.retention.history is not a whole number'],
    [{ logs: { signIns: 1.5 } }, 'entra.retention.logs.signIns is not'],
    [{ logs: { users: 30 } }, 'users is no log; there are signIns'],
    [{ logs: 30 }, 'must name logs with their days'],
  ])('leaves out %j and says so', (retention, problem) => {
    const { retention: kept, problems } = read(retention);
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(kept.historyDays).toBeUndefined();
    expect(kept.logDays ?? {}).toEqual({});
  });
});
