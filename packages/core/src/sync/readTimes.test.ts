import { readTimes } from './readTimes';

it('asks once for each moment, and again where the answer did not come', async () => {
  const asked: string[] = [];
  let away = false;
  const answer = async (...of: string[]) => {
    asked.push(of.join(' '));
    if (away) throw new Error('away');
    return new Map([['users', { sequence: asked.length }]]) as never;
  };
  const times = readTimes('one', { readsAt: answer, firstReads: answer });
  const both = [
    await times.readAt('users', 'then'),
    await times.readAt('users', 'then'),
  ];
  expect(both).toEqual([{ sequence: 1 }, { sequence: 1 }]);
  expect(await times.readAt('groups', 'then')).toBeUndefined();
  expect(await times.readAt('users', 'now')).toEqual({ sequence: 2 });
  expect(await times.firstRead('users')).toEqual({ sequence: 3 });
  expect(await times.firstRead('groups')).toBeUndefined();
  expect(asked).toEqual(['one then', 'one now', 'one']);
  away = true;
  await expect(times.readAt('users', 'later')).rejects.toThrow('away');
  away = false;
  expect(await times.readAt('users', 'later')).toEqual({ sequence: 5 });
});
