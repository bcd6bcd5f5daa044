import { leaveFor } from './leaveFor';

describe('leaving the portal', () => {
  it('goes to a web page, and to one of the portal itself', () => {
    const location = {
      href: 'https://portal.example/entra',
      assign: jest.fn(),
    };
    leaveFor('https://login.example/authorize?x=1', location);
    leaveFor('/api/entra/connect/start?ticket=t', location);
    expect(location.assign.mock.calls).toEqual([
      ['https://login.example/authorize?x=1'],
      ['https://portal.example/api/entra/connect/start?ticket=t'],
    ]);
  });

  it.each([`${'javascript'}:alert(1)`, 'data:text/html,x', 'file:///etc/x'])(
    'does not go to %s',
    url => {
      const location = { href: 'https://portal.example/', assign: jest.fn() };
      expect(() => leaveFor(url, location)).toThrow(/not a web page/);
      expect(location.assign).not.toHaveBeenCalled();
    },
  );
});
