import { ResponseError } from '@backstage/errors';
import { refusal } from '../__testUtils__/FakeBackend';
import { asOf } from '../__testUtils__/summary';
import { ExportProgress, ListExport } from './ListExport';
import type { ListFile, ListPage } from './listFile';
import type { ListFormatId } from './listFormats';

type Line = { label: string };
type Asked = Parameters<ListFile<Line>['ask']>[0];

const stale = async () => {
  throw await ResponseError.fromResponse(
    refusal(409, 'ConflictError', 'The list has changed.'),
  );
};

/** A list of so many lines; `before` may come in the way of a page, or change the list. */
function listOf(
  labels: string[],
  before: (page: Asked) => void | Promise<void> = () => {},
) {
  const asked: Asked[] = [];
  const progress: ExportProgress[] = [];
  const file: ListFile<Line> = {
    what: 'lines',
    connection: 'contoso',
    columns: [
      ['label', ({ label }) => label],
      ['length', ({ label }) => label.length],
    ],
    async ask(page): Promise<ListPage<Line>> {
      asked.push(page);
      await before(page);
      const from = Number(page.cursor ?? 0);
      const to = from + page.limit;
      return {
        asOf: asOf(),
        total: labels.length,
        items: labels.slice(from, to).map(label => ({ label })),
        ...(to < labels.length ? { nextCursor: String(to) } : {}),
      };
    },
  };
  const start = (format: ListFormatId = 'csv') =>
    new ListExport(file, format, each => progress.push(each));
  return { start, asked, progress };
}

const many = (count: number, prefix = 'n') =>
  Array.from({ length: count }, (_, each) => `${prefix}${each}`);
const going = () => new AbortController().signal;

describe('a list as a file', () => {
  it('has every page once, in order, and says how far it is', async () => {
    const { start, asked, progress } = listOf(many(250));
    const { name, content } = await start().finish(going());
    expect(name).toMatch(/^lines-contoso-\d{4}-\d\d-\d\d\.csv$/);
    expect(content.type).toBe('text/csv; charset=utf-8; header=present');
    const lines = (await content.text()).split('\r\n');
    expect(lines[0]).toBe('label,length');
    expect(lines.slice(1, -1)).toEqual(
      many(250).map(each => `${each},${each.length}`),
    );
    expect(asked).toEqual([
      { limit: 100, cursor: undefined },
      { limit: 100, cursor: '100' },
      { limit: 100, cursor: '200' },
    ]);
    expect(progress.map(({ rows, total }) => [rows, total])).toEqual([
      [100, 250],
      [200, 250],
      [250, 250],
    ]);
  });

  it('makes no formula of a name', async () => {
    const { start } = listOf(['=HYPERLINK("http://x","a, b")', ' +1', 'Ada']);
    const { content } = await start().finish(going());
    expect(await content.text()).toBe(
      `label,length\r\n"'=HYPERLINK(""http://x"",""a, b"")",29\r\n' +1,3\r\nAda,3\r\n`,
    );
  });

  it('is one JSON document with all of each row', async () => {
    const { start } = listOf(many(101));
    const { name, content } = await start('json').finish(going());
    expect(name).toMatch(/\.json$/);
    const read = JSON.parse(await content.text());
    expect(read.asOf).toEqual(asOf());
    expect(read.lines).toEqual(many(101).map(label => ({ label })));
  });

  it('is valid when there is nothing in it', async () => {
    const { start } = listOf([]);
    const { content } = await start('json').finish(going());
    expect(JSON.parse(await content.text()).lines).toEqual([]);
  });

  it('comes whole through more text than is kept at a time', async () => {
    const { start } = listOf(many(700, 'x'.repeat(5_000)));
    const { content } = await start().finish(going());
    expect((await content.text()).split('\r\n')).toHaveLength(702);
  });

  it('goes on after a failure where it stopped', async () => {
    let isAway = true;
    const { start, asked } = listOf(many(250), ({ cursor }) => {
      if (cursor === '200' && isAway) throw new Error('The database is away.');
    });
    const file = start();
    await expect(file.finish(going())).rejects.toThrow('The database is away.');
    isAway = false;
    const { content } = await file.finish(going());
    expect((await content.text()).split('\r\n')).toHaveLength(252);
    expect(asked.map(({ cursor }) => cursor)).toEqual([
      undefined,
      '100',
      '200',
      '200',
    ]);
  });

  it('begins again where the list has become another, and mixes nothing of the two', async () => {
    const labels = many(250, 'old');
    let changes = 1;
    const { start, progress } = listOf(labels, async ({ cursor }) => {
      if (cursor !== '200' || changes === 0) return;
      changes -= 1;
      labels.splice(0, labels.length, ...many(210, 'new'));
      await stale();
    });
    const { content } = await start().finish(going());
    const text = await content.text();
    expect(text).not.toContain('old');
    expect(text.match(/label,length/g)).toHaveLength(1);
    expect(text.split('\r\n')).toHaveLength(212);
    expect(progress).toContainEqual({
      rows: 0,
      total: undefined,
      restarts: 1,
    });
  });

  it('gives up on a list that does not come to rest, and can be tried again', async () => {
    let isRestless = true;
    const { start, asked } = listOf(many(150), async ({ cursor }) => {
      if (cursor && isRestless) await stale();
    });
    const file = start();
    await expect(file.finish(going())).rejects.toThrow(
      'changed again and again',
    );
    expect(asked.filter(({ cursor }) => !cursor)).toHaveLength(4);
    isRestless = false;
    const { content } = await file.finish(going());
    expect((await content.text()).split('\r\n')).toHaveLength(152);
  });

  it('does not take a refusal of the first page for a change', async () => {
    const { start, asked } = listOf(many(3), stale);
    await expect(start().finish(going())).rejects.toThrow();
    expect(asked).toHaveLength(1);
  });

  it('asks for no further page once it is cancelled', async () => {
    const stop = new AbortController();
    const { start, asked, progress } = listOf(many(250), ({ cursor }) => {
      if (cursor) stop.abort();
    });
    await expect(start().finish(stop.signal)).rejects.toThrow();
    expect(asked).toHaveLength(2);
    expect(progress).toHaveLength(1);
  });
});
