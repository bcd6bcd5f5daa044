import { readTimes } from './readTimes';

it('asks once for each dataset and moment, and again where the answer did not come', async () => {
  const asked: string[] = [];
  let away = false;
  const answer = async (...of: string[]) => {
    asked.push(of.join(' '));
    if (away) throw new Error('away');
    return { dataset: of[1], sequence: asked.length } as never;
  };
  const times = readTimes('one', { readAt: answer, firstRead: answer });
  const both = [
    await times.readAt('users', 'then'),
    await times.readAt('users', 'then'),
  ];
  expect(both[1]).toBe(both[0]);
  await times.readAt('users', 'now');
  await times.readAt('groups', 'then');
  await times.firstRead('users');
  await times.firstRead('users');
  expect(asked).toEqual([
    'one users then',
    'one users now',
    'one groups then',
    'one users',
  ]);
  away = true;
  await expect(times.firstRead('groups')).rejects.toThrow('away');
  away = false;
  expect(await times.firstRead('groups')).toMatchObject({ dataset: 'groups' });
});
