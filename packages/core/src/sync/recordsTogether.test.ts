import { recordsTogether } from './recordsTogether';

const now = new Date('2026-11-20T00:00:00Z');
const day = new Date('2026-11-19T00:00:00Z');
const week = new Date('2026-11-13T00:00:00Z');

function log(records: Record<string, string[]>) {
  const asked: [string, readonly string[], string, string][] = [];
  const recordsOfEach = async (
    _: string,
    of: string,
    targets: readonly string[],
    { from, to }: { from: string; to: string },
  ) => {
    asked.push([of, targets, from, to]);
    if (targets.includes('broken')) throw new Error('away');
    return new Map(
      targets.flatMap(each =>
        records[each]
          ? [[each, records[each].map(id => ({ id }))] as const]
          : [],
      ),
    );
  };
  const read = recordsTogether(
    { recordsOfEach: recordsOfEach as never },
    'one',
    now,
  );
  return { asked, read };
}

it('reads at once what is asked for at once, and gives each what names theirs', async () => {
  const { asked, read } = log({ a: ['1', '2'], c: ['3'] });
  const found = await Promise.all(
    ['A', 'b', 'c', 'A'].map(each => read('directoryAudits', each, day)),
  );
  expect(found.map(each => each.map(({ id }) => id))).toEqual([
    ['1', '2'],
    [],
    ['3'],
    ['1', '2'],
  ]);
  expect(asked).toEqual([
    [
      'directoryAudits',
      ['a', 'b', 'c', 'a'],
      day.toISOString(),
      now.toISOString(),
    ],
  ]);
});

it('asks apart for other times and logs, and for what is asked for later', async () => {
  const { asked, read } = log({ a: ['1'] });
  await Promise.all([
    read('directoryAudits', 'a', day),
    read('directoryAudits', 'a', week),
    read('signIns', 'a', day),
  ]);
  expect(asked).toHaveLength(3);
  await read('directoryAudits', 'a', day);
  expect(asked).toHaveLength(4);
});

it('fails those who asked, and no others', async () => {
  const { read } = log({ a: ['1'] });
  const [broken, beside, apart] = await Promise.allSettled([
    read('directoryAudits', 'broken', day),
    read('directoryAudits', 'a', day),
    read('directoryAudits', 'a', week),
  ]);
  expect([broken.status, beside.status, apart.status]).toEqual([
    'rejected',
    'rejected',
    'fulfilled',
  ]);
});
