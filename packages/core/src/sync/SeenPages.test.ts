import { SeenPages } from './SeenPages';

describe('the pages of a round', () => {
  let turn = 0;
  const page = (...ids: string[]) => ({
    value: ids.map(id => ({ id })),
    nextLink: `https://graph.example/${(turn += 1)}`,
  });

  it('may not be named again', () => {
    const pages = new SeenPages('Users');
    pages.note({ value: [1], nextLink: 'https://graph.example/a' });
    pages.note({ value: [2], nextLink: 'https://graph.example/b' });
    expect(() =>
      pages.note({ value: [3], nextLink: 'https://graph.example/a' }),
    ).toThrow(
      'Users: Microsoft Graph named a page as the next one that was read before',
    );
  });

  it('end at some time, whatever they hold', () => {
    const pages = new SeenPages('Users', 2);
    pages.note(page('a'));
    pages.note(page('b'));
    expect(() => pages.note(page('c'))).toThrow(
      'still named a next page after 2',
    );
  });

  it('may come twice, and not for ever under new links', () => {
    const pages = new SeenPages('Users');
    for (let round = 0; round < 50; round += 1) {
      pages.note(page(`${round}`, 'last'));
      pages.note(page(`${round}`, 'last'));
    }
    for (let again = 0; again < 19; again += 1) pages.note(page('0', 'last'));
    expect(() => pages.note(page('0', 'last'))).toThrow(
      'sent 21 pages in a row that were read before, each by a new link',
    );
  });

  it('may be empty many times, and not for ever', () => {
    const pages = new SeenPages('Users');
    for (let round = 0; round < 1_000; round += 1) pages.note(page());
    pages.note(page('a'));
    for (let round = 0; round < 1_000; round += 1) pages.note(page());
    expect(() => pages.note(page())).toThrow('1001 empty pages in a row');
  });

  it('are at their end where no next one is named', () => {
    const pages = new SeenPages('Users', 1);
    pages.note(page('a'));
    expect(() => pages.note({ value: [1], nextLink: undefined })).not.toThrow();
  });

  it('of one split group are told apart by their members', () => {
    const pages = new SeenPages('Groups');
    const slice = (turns: number) => ({
      ...page(),
      value: [{ id: 'g', 'members@delta': [{ id: `member ${turns}` }] }],
    });
    for (let turns = 0; turns < 100; turns += 1) {
      expect(() => pages.note(slice(turns))).not.toThrow();
    }
  });
});
