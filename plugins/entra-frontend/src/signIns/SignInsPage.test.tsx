import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { findingsList } from '../__testUtils__/finding';
import { address, renderPages } from '../__testUtils__/renderPages';
import { findingItem, summary } from '../__testUtils__/summary';

const LIST = 'questions/list_findings';
const PAGE = '/entra/sign-ins';

const today = () => new Date().toISOString().slice(0, 10);
const travel = findingItem({
  finding: 'sig.impossible-travel~1',
  check: 'sig.impossible-travel',
  title: 'Impossible travel',
  statement: 'Somebody was in two places at once.',
  happenedAt: new Date(Date.now() - 3 * 3_600_000).toISOString(),
  lastSeen: '2026-01-31T11:00:00Z',
});

function detected(): FakeBackend {
  const backend = new FakeBackend();
  backend.findings = () =>
    findingsList({ items: [travel], days: [{ day: today(), count: 41 }] });
  return backend;
}

describe('the detections', () => {
  it('are asked for newest first, with how many a day, and say when each happened', async () => {
    const backend = renderPages(PAGE, detected());
    const row = await screen.findByRole('row', { name: /Impossible travel/ });
    expect(within(row).getByText('3 hours ago')).toBeInTheDocument();
    expect(within(row).getByText('Sign-ins')).toBeInTheDocument();
    expect(backend.inputsOf(LIST)).toEqual([
      {
        connection: 'contoso',
        detected: true,
        sort: 'happened',
        perDay: 30,
        limit: 25,
      },
    ]);
    const table = screen.getByRole('table', { name: 'Detections a day' });
    expect(
      within(table)
        .getAllByRole('row')
        .map(each => each.lastChild?.textContent),
    ).toEqual(['Detections', '41']);
    expect(
      screen.getByText('41 in 30 days, at most 41 a day'),
    ).toBeInTheDocument();
  });

  it('take their filters from the address, and put them there', async () => {
    const backend = renderPages(
      `${PAGE}?area=aud&severity=high&state=resolved&q=role`,
      detected(),
    );
    await screen.findByRole('row', { name: /Impossible travel/ });
    expect(backend.inputsOf(LIST)[0]).toMatchObject({
      area: 'aud',
      minSeverity: 'high',
      state: ['resolved'],
      query: 'role',
    });
    await userEvent.click(screen.getByRole('button', { name: /Seen in/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Chains' }),
    );
    await waitFor(() =>
      expect(backend.inputsOf(LIST).at(-1)).toMatchObject({ area: 'cmp' }),
    );
    expect(address().searchParams.get('area')).toBe('cmp');
  });

  it('open at the side, in the address', async () => {
    renderPages(PAGE, detected());
    await userEvent.click(
      await screen.findByRole('row', { name: /Impossible travel/ }),
    );
    await screen.findByRole('dialog');
    expect(address().searchParams.get('finding')).toBe(travel.finding);
  });

  it('that could not be judged are told with their reasons, of their areas alone', async () => {
    const backend = detected();
    backend.summary = () =>
      summary({
        unknown: [
          {
            check: 'sig.single-factor-risky',
            title: 'Single factor on a risky sign-in',
            because: ['Sign-ins of beta: never read. Turn it on in config.'],
          },
          { check: 'priv.ga-count', title: 'Not of these', because: ['No.'] },
        ],
      });
    renderPages(PAGE, backend);
    await screen.findByRole('heading', { name: 'Not judged (1)' });
    expect(
      screen.getByText('Sign-ins of beta: never read. Turn it on in config.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Not of these')).not.toBeInTheDocument();
  });

  it('that are none are not called peace', async () => {
    const backend = new FakeBackend();
    backend.findings = () => findingsList({ total: 0, items: [], days: [] });
    renderPages(PAGE, backend);
    await screen.findByRole('heading', { name: 'Nothing was detected' });
    expect(
      screen.queryByRole('table', { name: 'Detections a day' }),
    ).not.toBeInTheDocument();
  });

  it('say that nothing fits the filters, and clear them', async () => {
    const backend = detected();
    const all = backend.findings;
    backend.findings = input =>
      input.query ? findingsList({ total: 0, items: [] }) : all(input);
    renderPages(`${PAGE}?q=nothing`, backend);
    await screen.findByRole('heading', {
      name: 'No detection fits these filters',
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await screen.findByRole('row', { name: /Impossible travel/ });
    expect(address().search).toBe('');
  });

  it('show the backend’s sentence, and keep what could not be judged beside it', async () => {
    const backend = new FakeBackend();
    backend.findings = () =>
      refusal(503, 'ServiceUnavailableError', 'The database is away.');
    renderPages(PAGE, backend);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
  });
});
