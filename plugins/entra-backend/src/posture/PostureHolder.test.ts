import { StoreError } from '@entra-posture/core/node';
import { PostureHolder } from './PostureHolder';
import type { PortalPosture } from './withMalformed';

const posture = { close: jest.fn(async () => {}) } as unknown as PortalPosture;

function holderOf(open: () => Promise<PortalPosture>) {
  const log: string[] = [];
  const write = (message: string) => log.push(message);
  const holder = new PostureHolder(
    open,
    { info: write, warn: write, error: write },
    10,
  );
  return { holder, log };
}

describe('PostureHolder', () => {
  it('hands out what was opened, and closes it', async () => {
    const { holder } = holderOf(async () => posture);
    expect(() => holder.get()).toThrow('being opened');
    await holder.start();
    expect(holder.get()).toBe(posture);
    expect(holder.problem).toBeUndefined();
    await holder.close();
    expect(posture.close).toHaveBeenCalled();
  });

  it('says why it has nothing, once in the log, and goes on when the database is back', async () => {
    let tries = 0;
    const { holder, log } = holderOf(async () => {
      tries += 1;
      if (tries < 3) throw new StoreError('refused', 'It does not answer.');
      return posture;
    });
    await holder.start();
    expect(holder.problem).toBe('It does not answer.');
    expect(() => holder.get()).toThrow(
      expect.objectContaining({ code: 'unavailable' }),
    );
    await expect(holder.opened).resolves.toBe(posture);
    expect(log).toEqual(['It does not answer.']);
    await holder.close();
  });

  it('keeps what it does not know to the log', async () => {
    const { holder, log } = holderOf(async () => {
      throw new Error('insert into rows values (secret)');
    });
    await holder.start();
    expect(holder.problem).not.toContain('insert');
    expect(log[0]).toContain('insert');
    await holder.close();
  });
});
