/** @jest-environment node */
import { LeaseHeld, LeaseLost, type LeaseStore } from '../store/leasePorts';
import { inJudgementTurn } from './judgementTurn';

function turns(take: LeaseStore['take'] = async () => {}) {
  const log: string[] = [];
  const leases: LeaseStore = {
    async take(...args) {
      await take(...args);
      log.push('taken');
    },
    async release() {
      log.push('released');
    },
    async renewAll() {},
    async isWorkedOn() {
      return false;
    },
  };
  const deps = {
    connectionId: 'one',
    stores: { leases },
    now: () => new Date(0),
    sleep: async () => {
      log.push('waited');
    },
  };
  return { deps, log };
}

describe('the turn to judge', () => {
  it('is waited for, and given back', async () => {
    let held = 2;
    const { deps, log } = turns(async () => {
      held -= 1;
      if (held >= 0) throw new LeaseHeld('judgement');
    });
    expect(await inJudgementTurn(deps, async () => 'judged')).toBe('judged');
    expect(log).toEqual(['waited', 'waited', 'taken', 'released']);
  });

  it('is taken again by who lost it, so that what is there by then is judged', async () => {
    const { deps, log } = turns();
    let judged = 0;
    const done = await inJudgementTurn(deps, async () => {
      judged += 1;
      if (judged === 1) throw new LeaseLost('judgement');
      return judged;
    });
    expect(done).toBe(2);
    expect(log).toEqual(['taken', 'released', 'taken', 'released']);
  });

  it('is not tried for ever', async () => {
    const { deps, log } = turns();
    await expect(
      inJudgementTurn(deps, async () => {
        throw new LeaseLost('judgement');
      }),
    ).rejects.toThrow(LeaseLost);
    expect(log).toHaveLength(6);
  });

  it('is given back when judging fails, which is told', async () => {
    const { deps, log } = turns();
    await expect(
      inJudgementTurn(deps, async () => {
        throw new Error('away');
      }),
    ).rejects.toThrow('away');
    expect(log).toEqual(['taken', 'released']);
  });
});
