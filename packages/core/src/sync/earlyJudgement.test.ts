import type { Dataset } from '../datasets/dataset';
import { EarlyJudgement } from './earlyJudgement';

const datasets = [
  { id: 'users', workload: 'directory' },
  { id: 'conditionalAccessPolicies', workload: 'identityProtection' },
  { id: 'signIns', workload: 'reports' },
] as Pick<Dataset, 'id' | 'workload'>[];

const line = (
  dataset: string,
  outcome: 'finished' | 'failed' = 'finished',
) => ({ dataset, outcome, rows: 0, requests: 0 });

describe('EarlyJudgement', () => {
  it('judges once, when everything quick has been tried', async () => {
    const judge = jest.fn(async () => {});
    const early = new EarlyJudgement(datasets, judge);
    early.note(line('users'));
    expect(judge).not.toHaveBeenCalled();
    early.note(line('conditionalAccessPolicies', 'failed'));
    expect(judge).toHaveBeenCalledTimes(1);
    early.note(line('signIns'));
    early.note(line('users'));
    await early.settled();
    expect(judge).toHaveBeenCalledTimes(1);
  });

  it('judges nothing when nothing could be read', async () => {
    const judge = jest.fn(async () => {});
    const early = new EarlyJudgement(datasets, judge);
    for (const { id } of datasets) early.note(line(id, 'failed'));
    await early.settled();
    expect(judge).not.toHaveBeenCalled();
  });

  it('hands on a failure to who waits for it', async () => {
    const early = new EarlyJudgement(datasets, async () => {
      throw new Error('the database went away');
    });
    early.note(line('users'));
    early.note(line('conditionalAccessPolicies'));
    await expect(early.settled()).rejects.toThrow('went away');
  });
});
