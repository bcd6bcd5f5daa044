import type { Connection } from '@entra-posture/core';
import type { Posture } from '@entra-posture/core/node';
import { ReadingAhead } from './ReadingAhead';

const posture = {
  context: () => ({}),
  stores: {
    connections: { list: async () => [{ id: 'one' }, { id: 'two' }] },
  },
} as unknown as Posture & {
  stores: { connections: { list(): Promise<Connection[]> } };
};

describe('reading ahead', () => {
  const said: string[] = [];
  const logger = {
    info: () => {},
    warn: (message: string) => void said.push(message),
    error: () => {},
  };

  it('takes one tenant at a time, and goes on after one that could not be read', async () => {
    const steps: string[] = [];
    const ahead = new ReadingAhead({
      logger,
      read: async (_, connection) => {
        steps.push(`begin ${connection}`);
        await new Promise(done => setTimeout(done, 5));
        steps.push(`end ${connection}`);
        if (connection === 'one') throw new Error('away');
      },
    });
    await ahead.all(posture);
    expect(steps).toEqual(['begin one', 'end one', 'begin two', 'end two']);
    expect(said).toEqual([
      'What is asked first of one could not be read before it is asked for: away',
    ]);
  });

  it('asks what pages begin with first, and lets whoever waits in after a while', async () => {
    const steps: string[] = [];
    let go: () => void = () => {};
    const ahead = new ReadingAhead({
      logger,
      begunMs: 20,
      answer: async (_, connection) => {
        steps.push(`answer ${connection}`);
        if (connection === 'two') await new Promise<void>(done => (go = done));
      },
      read: async (_, connection) => void steps.push(`read ${connection}`),
    });
    await ahead.begin(posture);
    const all = ahead.all(posture);
    expect(steps).toEqual(['answer one', 'answer two']);
    go();
    await all;
    expect(steps.slice(2)).toEqual(['read one', 'read two']);
    await ahead.of(posture, 'one');
    expect(steps.slice(4)).toEqual(['answer one', 'read one']);
  });

  it('begins nothing more once the portal closes', async () => {
    const read = jest.fn(async () => {});
    const ahead = new ReadingAhead({ logger, answer: async () => {}, read });
    const begun = ahead.of(posture, 'one');
    await begun;
    const waiting = ahead.of(posture, 'two');
    ahead.close();
    await waiting;
    expect(read).toHaveBeenCalledTimes(1);
  });
});
