import { screen, within } from '@testing-library/react';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { renderPages } from '../__testUtils__/renderPages';
import { summary } from '../__testUtils__/summary';
import { translate } from '../__testUtils__/translate';
import { scoreText } from './SinceLastVisit';
import { sinceOf } from './useLastVisit';

const { trend } = summary();
const at = (text: string) => Date.parse(text);

describe('since the last visit', () => {
  it('compares with the visit before, and a reload is the same visit', () => {
    const now = at('2026-01-31T12:00:00Z');
    expect(sinceOf({}, now)).toBeUndefined();
    expect(sinceOf({ last: '2026-01-30T12:00:00Z' }, now)).toBe(
      '2026-01-30T12:00:00Z',
    );
    const recent = {
      before: '2026-01-29T12:00:00Z',
      last: '2026-01-31T11:45:00Z',
    };
    expect(sinceOf(recent, now)).toBe('2026-01-29T12:00:00Z');
    expect(sinceOf({ ...recent, last: '2026-01-31T11:29:00Z' }, now)).toBe(
      '2026-01-31T11:29:00Z',
    );
  });

  it('says how the score moved, and nothing where it was not known', () => {
    expect(scoreText(translate(), trend, '2026-01-30T12:00:00Z')).toBe(
      'The score went up from 58 to 61.',
    );
    expect(scoreText(translate(), trend, '2026-02-01T00:00:00Z')).toBe(
      'The score is 61, as it was then.',
    );
    expect(scoreText(translate(), trend, '2026-01-01T00:00:00Z')).toBe('');
    expect(scoreText(translate(), [], '2026-01-01T00:00:00Z')).toBe('');
  });

  it('is not there on the first visit', async () => {
    renderPages('/entra/overview');
    await screen.findByRole('heading', { name: 'Do first' });
    expect(
      screen.queryByRole('heading', { name: 'Since your last visit' }),
    ).not.toBeInTheDocument();
  });
});

describe('what would help most', () => {
  it('says how many of a check there are, what fixing them gives, and leads there', async () => {
    renderPages('/entra/overview');
    const heading = await screen.findByRole('heading', {
      name: 'What raises the score most',
    });
    const [fix] = within(heading.parentElement!.parentElement!).getAllByRole(
      'listitem',
    );
    expect(fix).toHaveTextContent(
      'One finding fixed: +13 points, from 61.4 to 74.0.',
    );
    expect(within(fix).getByRole('link')).toHaveAttribute(
      'href',
      '/entra/findings?connection=contoso&finding=ca.legacy-auth-open%7E1',
    );
  });

  it('is not promised where there is no score', async () => {
    const backend = new FakeBackend();
    backend.summary = () => summary({ score: undefined });
    renderPages('/entra/overview', backend);
    await screen.findByRole('heading', { name: 'Do first' });
    expect(
      screen.queryByRole('heading', { name: 'What raises the score most' }),
    ).not.toBeInTheDocument();
  });

  it('does not hide what was set aside', async () => {
    const backend = new FakeBackend();
    backend.summary = () => summary({ setAside: { accepted: 12, snoozed: 0 } });
    renderPages('/entra/overview', backend);
    expect(
      await screen.findByRole('link', { name: '12 accepted' }),
    ).toHaveAttribute(
      'href',
      '/entra/findings?connection=contoso&state=accepted',
    );
    expect(
      screen.queryByRole('link', { name: /snoozed/ }),
    ).not.toBeInTheDocument();
  });
});
