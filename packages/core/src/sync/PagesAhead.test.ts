import { setImmediate } from 'node:timers/promises';
import type { GraphPage } from '../graph/ports';
import { PagesAhead } from './PagesAhead';
import { SeenPages } from './SeenPages';

/** Answers requests when it is told to. */
function source(pages: number) {
  const asked: number[] = [];
  const answers = new Map<number, (fault?: Error) => void>();
  const pageOf = (n: number): GraphPage => ({
    value: [{ id: `${n}` }],
    requests: 1,
    ...(n < pages ? { nextLink: `/${n + 1}` } : {}),
  });
  const read = (at: unknown) =>
    new Promise<GraphPage>((resolve, reject) => {
      const n = Number(String(at).slice(1));
      asked.push(n);
      answers.set(n, fault => (fault ? reject(fault) : resolve(pageOf(n))));
    });
  return {
    asked,
    ahead: new PagesAhead(read, new SeenPages('Users'), '/1'),
    async answer(n: number, fault?: Error) {
      answers.get(n)!(fault);
      await setImmediate();
    },
  };
}

const idsOf = (pages: GraphPage[]) =>
  pages.flatMap(({ value }) => value.map(each => (each as any).id));

it('asks for a page as soon as the one before it has come, though nobody has taken that one', async () => {
  const { asked, ahead, answer } = source(3);
  await answer(1);
  expect(asked).toEqual([1, 2]);
  await answer(2);
  expect(asked).toEqual([1, 2, 3]);
  expect(idsOf(await ahead.next())).toEqual(['1']);
  expect(idsOf(await ahead.next())).toEqual(['2']);
  await answer(3);
  const last = await ahead.next();
  expect(idsOf(last)).toEqual(['3']);
  expect(last[0].nextLink).toBeUndefined();
});

it('holds no more than four pages that wait, and goes on once one is taken', async () => {
  const { asked, ahead, answer } = source(9);
  for (const n of [1, 2, 3, 4, 5]) await answer(n);
  expect(asked).toEqual([1, 2, 3, 4, 5]);
  await ahead.next();
  expect(asked).toEqual([1, 2, 3, 4, 5, 6]);
  await answer(6);
  expect(asked).toEqual([1, 2, 3, 4, 5, 6]);
});

it('hands out all that have come, up to the first that has not', async () => {
  const { asked, ahead, answer } = source(9);
  await answer(1);
  await answer(2);
  await answer(3);
  expect(idsOf(await ahead.next(true))).toEqual(['1', '2', '3']);
  await answer(4);
  expect(idsOf(await ahead.next(true))).toEqual(['4']);
  for (const n of [5, 6, 7, 8]) await answer(n);
  expect(asked).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  await answer(9);
  expect(idsOf(await ahead.next(true))).toEqual(['5', '6', '7', '8', '9']);
});

it('hands out what came before a page that failed, and fails then', async () => {
  const { ahead, answer } = source(9);
  await answer(1);
  await answer(2);
  await answer(3, new Error('gone'));
  expect(idsOf(await ahead.next(true))).toEqual(['1', '2']);
  await expect(ahead.next(true)).rejects.toThrow('gone');
  await ahead.settled();
});

it('fails when the turn of the page that failed has come, and not before', async () => {
  const { ahead, answer } = source(9);
  await answer(1);
  await answer(2, new Error('gone'));
  expect(idsOf(await ahead.next())).toEqual(['1']);
  await expect(ahead.next()).rejects.toThrow('gone');
  await ahead.settled();
});

it('fails a page that leads back to one that was read', async () => {
  const read = async (): Promise<GraphPage> => ({
    value: [{ id: '1' }],
    requests: 1,
    nextLink: '/1',
  });
  const ahead = new PagesAhead(read, new SeenPages('Users'), '/1');
  await ahead.next();
  await expect(ahead.next()).rejects.toThrow(
    'named a page as the next one that was read before',
  );
});
