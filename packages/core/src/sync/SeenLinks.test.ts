import { SeenLinks } from './SeenLinks';

describe('the links of a round', () => {
  it('may not come again', () => {
    const links = new SeenLinks('Users');
    links.note('https://graph.example/1');
    links.note('https://graph.example/2');
    expect(() => links.note('https://graph.example/1')).toThrow(
      'Users: Microsoft Graph named a page as the next one that was read before',
    );
  });

  it('end at some time, also when each has a new name', () => {
    const links = new SeenLinks('Users', 2);
    links.note('a');
    links.note('b');
    expect(() => links.note('c')).toThrow('still named a next page after 2');
  });
});
