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

  it('begins nothing more once the portal closes', async () => {
    const read = jest.fn(async () => {});
    const ahead = new ReadingAhead({ logger, read });
    const begun = ahead.of(posture, 'one');
    await begun;
    const waiting = ahead.of(posture, 'two');
    ahead.close();
    await waiting;
    expect(read).toHaveBeenCalledTimes(1);
  });
});
