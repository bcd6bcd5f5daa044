import { split, type Piece, type SplitPosition } from './splitter';

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

async function read(
  text: string | Buffer,
  { size = 7, from }: { size?: number; from?: SplitPosition } = {},
) {
  const bytes = Buffer.from(text);
  const pieces: Piece[] = [];
  const stops: { count: number; after: SplitPosition }[] = [];
  for await (const part of split(
    inChunks(bytes.subarray(from?.position ?? 0), size),
    from,
  )) {
    pieces.push(...part.pieces);
    stops.push({ count: pieces.length, after: part.after });
  }
  return { pieces, stops };
}

const record = (id: number) => ({
  id,
  text: 'a "quoted" \\ {brace} [list] ü €',
  nested: { list: [{ deep: '}' }] },
});
const records = [1, 2, 3].map(record);
const asLine = (value: unknown) => JSON.stringify(value);

const layouts: [string, string][] = [
  ['a record a line', records.map(asLine).join('\n')],
  [
    'a record a line, with a last line end and blank lines',
    `${records.map(asLine).join('\r\n\r\n')}\r\n`,
  ],
  ['a line with an envelope', asLine({ records })],
  [
    'an envelope a line',
    records.map(each => asLine({ records: [each] })).join('\n'),
  ],
  ['a line with a list', asLine(records)],
  ['a list over several lines', JSON.stringify(records, null, 2)],
  ['an envelope over several lines', JSON.stringify({ records }, null, 2)],
  [
    'objects over several lines',
    records.map(each => JSON.stringify(each, null, 2)).join('\n'),
  ],
  [
    'envelopes one after the other',
    `${asLine({ records: records.slice(0, 1) })}${asLine({ records: records.slice(1) })}`,
  ],
  ['a byte order mark before it', `\uFEFF${records.map(asLine).join('\n')}`],
  [
    'a byte order mark before a list',
    `\uFEFF${JSON.stringify(records, null, 1)}`,
  ],
];

describe('splitting a file into records', () => {
  it.each(layouts)('reads %s', async (_, text) => {
    for (const size of [1, 7, 64, 100_000]) {
      const { pieces } = await read(text, { size });
      expect(pieces.map(piece => (piece as any).record ?? piece)).toEqual(
        records,
      );
    }
  });

  it.each(layouts)(
    'goes on in the middle of %s where it stopped',
    async (_, text) => {
      const { stops } = await read(text, { size: 20 });
      for (const { count, after } of stops) {
        const { pieces } = await read(text, { size: 20, from: after });
        expect(pieces.map(piece => (piece as any).record ?? piece)).toEqual(
          records.slice(count),
        );
      }
    },
  );

  it('tells the line of a record that is no JSON, and reads the others', async () => {
    const { pieces } = await read(
      `${asLine(records[0])}\n{"id":2,}\n\nnonsense\n${asLine(records[2])}\n`,
    );
    expect(pieces).toEqual([
      { record: records[0], line: 1 },
      { problem: 'is no JSON', line: 2 },
      { problem: 'is no JSON', line: 4 },
      { record: records[2], line: 5 },
    ]);
  });

  it('tells the line of what is wrong in a list, and reads the others', async () => {
    const { pieces } = await read(
      `[\n${asLine(records[0])},\n{"id":2,},\nnonsense,\n${asLine(records[2])}\n]`,
    );
    expect(pieces).toEqual([
      { record: records[0], line: 2 },
      { problem: 'begins a record that is no JSON', line: 3 },
      { problem: 'holds something that is no record', line: 4 },
      { record: records[2], line: 5 },
    ]);
  });

  it.each([
    ['lines', `${asLine(records[0])}\n${asLine(records[1]).slice(0, 30)}`],
    ['a list', `[\n${asLine(records[0])},\n${asLine(records[1]).slice(0, 30)}`],
  ])(
    'comes back for a last record of %s that is not written to its end',
    async (_, begun) => {
      const first = await read(begun);
      expect(first.pieces).toEqual([
        { record: records[0], line: expect.any(Number) },
        {
          problem: expect.stringMatching(/no JSON yet|does not end/),
          line: expect.any(Number),
        },
      ]);
      const whole = `${begun}${asLine(records[1]).slice(30)}\n`;
      const second = await read(whole, { from: first.stops.at(-1)!.after });
      expect(second.pieces).toEqual([
        { record: records[1], line: (first.pieces[1] as Piece).line },
      ]);
    },
  );

  it.each([
    ['a line', `{"id":1}\n{"x":"${'y'.repeat(17 * 2 ** 20)}"}\n{"id":3}\n`, 2],
    [
      'an element',
      `[\n{"id":1},\n{"x":"${'y'.repeat(17 * 2 ** 20)}"},\n{"id":3}\n]`,
      3,
    ],
  ])('leaves out %s that would fill the memory', async (_, text, line) => {
    const { pieces, stops } = await read(text, { size: 256 * 1024 });
    expect(pieces).toEqual([
      { record: { id: 1 }, line: line - 1 },
      { problem: expect.stringContaining('longer than any record'), line },
      { record: { id: 3 }, line: line + 1 },
    ]);
    expect(stops.at(-1)!.after.position).toBe(Buffer.byteLength(text));
  });

  it('finds nothing in an empty file', async () => {
    expect((await read('')).pieces).toEqual([]);
    expect((await read('[]')).pieces).toEqual([]);
    expect((await read('{"records":[]}')).pieces).toEqual([]);
    expect((await read('\n\n')).pieces).toEqual([]);
  });
});
