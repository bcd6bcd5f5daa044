import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  capabilities,
  connection,
  firstRunning,
  neverRead,
} from '../__testUtils__/connection';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { address, renderPages } from '../__testUtils__/renderPages';
import { asOf, summary } from '../__testUtils__/summary';

describe('the overview', () => {
  it('says the score and how far unknown checks may move it', async () => {
    renderPages('/entra/overview');
    expect(
      await screen.findByRole('img', {
        name: 'Score 61 of 100; with what is unknown between 48 and 74',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'One check is unknown: the score may be anything between 48 and 74.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: 'Score over 3 syncs: from 55 to 61, up 6',
      }),
    ).toBeInTheDocument();
  });

  it('does not call everything judged because the unknown weighs little', async () => {
    const backend = new FakeBackend();
    backend.summary = () =>
      summary({ score: { value: 60, low: 60, high: 60 } });
    renderPages('/entra/overview', backend);
    expect(
      await screen.findByText(
        'One check is unknown; they would hardly move the score.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('Every check could be judged.'),
    ).not.toBeInTheDocument();
  });

  it('is what opens at the plugin’s address, with its headings in order', async () => {
    renderPages('/entra');
    await screen.findByRole('heading', { name: 'Do first' });
    expect(address().pathname).toBe('/entra/overview');
    expect(
      screen
        .getAllByRole('heading')
        .map(each => `${each.tagName} ${each.textContent}`),
    ).toEqual([
      'H1 Entra posture',
      'H2 Score',
      'H2 Open findings',
      'H2 Areas',
      'H3 Conditional Access',
      'H3 Guests',
      'H3 Privileged access',
      'H2 What raises the score most',
      'H2 Do first',
      'H2 Not judged (1)',
    ]);
  });

  it('leads to the findings of a severity and of an area, filtered in the address', async () => {
    renderPages('/entra/overview');
    expect(
      await screen.findByRole('link', {
        name: '1200 open: show findings of high severity and worse',
      }),
    ).toHaveAttribute(
      'href',
      '/entra/findings?connection=contoso&severity=high',
    );
    await userEvent.click(
      screen.getByRole('link', { name: /^Findings of Conditional Access/ }),
    );
    await screen.findByRole('grid', { name: 'Findings' });
    expect(address().searchParams.get('area')).toBe('ca');
  });

  it('shows an area of which nothing was judged as not judged, never as zero', async () => {
    renderPages('/entra/overview');
    const link = await screen.findByRole('link', {
      name: 'Findings of Privileged access: not judged, no checks passed, 5 unknown',
    });
    const card = link.closest('li')!;
    expect(within(card).getByText('not judged')).toBeInTheDocument();
    expect(within(card).queryByText('0')).not.toBeInTheDocument();
  });

  it('says of each unknown check why it is unknown', async () => {
    renderPages('/entra/overview');
    expect(
      await screen.findByText(
        /Role assignments: not readable, Directory.Read.All is not granted/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('These checks neither passed nor failed.', {
        exact: false,
      }),
    ).toBeInTheDocument();
  });

  it('marks emulated data and what could not be read', async () => {
    const backend = new FakeBackend();
    backend.summary = () =>
      summary({
        asOf: asOf({ demo: true, incomplete: ['one', 'two', 'three', 'four'] }),
      });
    renderPages('/entra/overview', backend);
    expect(
      await screen.findByText('Demo tenant: this is emulated data'),
    ).toBeInTheDocument();
    expect(screen.getByText('4 things could not be read')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All 4, and what to do about them' }),
    ).toHaveAttribute('href', '/entra/connections');
  });

  it('says how the first sync goes and what it waits for', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () => capabilities(firstRunning());
    renderPages('/entra/overview', backend);
    expect(
      await screen.findByRole('progressbar', { name: 'First sync of Contoso' }),
    ).toHaveAttribute('aria-valuetext', '1 of 2 datasets');
    const reading = screen.getByRole('list', {
      name: 'Being read from Contoso',
    });
    expect(within(reading).getByRole('listitem')).toHaveTextContent(
      'Sign-in logs8,000 rows in 9 requests · waits 12 s for Microsoft Graph',
    );
    expect(backend.inputsOf('questions/get_posture_summary')).toEqual([]);
  });

  it('offers the first sync when none has begun', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () => capabilities(neverRead());
    renderPages('/entra/overview', backend);
    await screen.findByText('The first sync has not begun');
    await userEvent.click(
      screen.getByRole('button', { name: 'Sync now: Contoso' }),
    );
    expect(backend.inputsOf('connections/contoso/sync')).toEqual([{}]);
  });

  it('says how to connect a tenant when there is none', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () => ({ connections: [] });
    renderPages('/entra/overview', backend);
    expect(
      await screen.findByRole('heading', { name: 'No tenant is connected' }),
    ).toBeInTheDocument();
  });

  it('keeps its shape while it loads', async () => {
    const backend = new FakeBackend();
    backend.summary = () => new Promise<never>(() => {});
    renderPages('/entra/overview', backend);
    // The same shape stands there before, while the connections are asked for.
    await waitFor(() =>
      expect(backend.inputsOf('questions/get_posture_summary')).toHaveLength(1),
    );
    expect(screen.getByText('Loading the posture')).toBeInTheDocument();
  });

  it('shows the backend’s own sentence when it fails, and Retry asks again', async () => {
    const backend = new FakeBackend();
    backend.summary = jest
      .fn()
      .mockReturnValueOnce(
        refusal(503, 'ServiceUnavailableError', 'The database is away.'),
      )
      .mockReturnValue(summary());
    renderPages('/entra/overview', backend);
    expect(
      within(await screen.findByRole('alert')).getByText(
        'The database is away.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('heading', { name: 'Do first' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('keeps the chosen tenant in the address', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () =>
      capabilities(
        connection(),
        connection({ id: 'fabrikam', title: 'Fabrikam' }),
      );
    backend.summary = ({ connection: id }) =>
      summary({ asOf: asOf({ connection: id }) });
    renderPages('/entra/overview?connection=fabrikam', backend);
    await screen.findByRole('heading', { name: 'Do first' });
    expect(backend.inputsOf('questions/get_posture_summary')).toEqual([
      { connection: 'fabrikam', detail: 'detailed' },
    ]);
    await userEvent.click(screen.getByRole('button', { name: /Tenant/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Contoso' }),
    );
    await screen.findByRole('heading', { name: 'Do first' });
    expect(address().searchParams.get('connection')).toBe('contoso');
  });
});
