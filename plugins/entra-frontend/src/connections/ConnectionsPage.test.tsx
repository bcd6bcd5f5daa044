import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  capabilities,
  connection,
  dataset,
  firstRunning,
  neverRead,
  permission,
} from '../__testUtils__/connection';
import type { Warning } from '../client/connect';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { renderPages } from '../__testUtils__/renderPages';

const CAPABILITIES = 'questions/list_capabilities';
const warning: Warning = {
  kind: 'permission',
  missing: ['Policy.Read.All'],
  permission: 'Policy.Read.All',
  text: 'Conditional Access policies: Microsoft Graph refuses the read. Grant it.',
  datasets: ['conditionalAccessPolicies'],
  features: ['Conditional Access'],
  checks: ['ca.report-only', 'ca.disabled'],
  fallback: [
    { dataset: 'signIns', title: 'Sign-in logs', loses: 'unused policies' },
  ],
};

afterEach(() => jest.useRealTimers());

describe('the connections', () => {
  it('say what a missing permission affects, what it makes unknown and what stands in', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () =>
      capabilities(connection({ warnings: [warning] }));
    renderPages('/entra/connections', backend);
    const warnings = await screen.findByRole('region', {
      name: 'Scope warnings (1)',
    });
    for (const text of [
      'Not granted: Policy.Read.All',
      warning.text,
      'Conditional Access',
      '2 checks: Policy only reports; Protective policy is off',
      'Sign-in logs, which loses unused policies',
    ]) {
      expect(within(warnings).getByText(text)).toBeInTheDocument();
    }
  });

  it('keep their long tables folded where there are several', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () =>
      capabilities(
        connection(),
        connection({ id: 'fabrikam', title: 'Fabrikam' }),
      );
    renderPages('/entra/connections', backend);
    const fold = await screen.findByRole('button', {
      name: /^Permissions and data of Fabrikam/,
    });
    expect(screen.queryByRole('grid')).toBeNull();
    await userEvent.click(fold);
    expect(
      await screen.findByRole('grid', { name: 'Permissions of Fabrikam' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('grid', { name: 'Permissions of Contoso' }),
    ).toBeNull();
  });

  it('tell granted, refused, not known and not used permissions apart', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () =>
      capabilities(
        connection({
          permissions: [
            permission({ permission: 'A.Read' }),
            permission({
              permission: 'B.Read',
              granted: false,
              datasets: ['conditionalAccessPolicies'],
            }),
            permission({ permission: 'C.Read', granted: null }),
            permission({ permission: 'D.Read', granted: false, datasets: [] }),
            permission({ permission: 'E', granted: null, signInOnly: true }),
            // Users are read: a lesser permission opens them.
            permission({ permission: 'F.Read', granted: false }),
          ],
          datasets: [
            dataset(),
            dataset({
              id: 'conditionalAccessPolicies',
              title: 'Conditional Access policies',
              state: 'denied',
            }),
          ],
        }),
      );
    renderPages('/entra/connections', backend);
    const grid = await screen.findByRole('grid', {
      name: 'Permissions of Contoso',
    });
    const names = ['A.Read', 'B.Read', 'C.Read', 'D.Read', 'E', 'F.Read'];
    const shown = names.map(name => {
      const cells = within(
        within(grid).getByRole('row', { name }),
      ).getAllByRole('gridcell');
      const mark = cells[0].querySelector('[data-value]')!;
      return `${mark.getAttribute('data-value')}: ${mark.textContent}`;
    });
    expect(shown).toEqual([
      'true: Granted',
      'false: Not granted',
      'null: Not known yet',
      'unused: Not used',
      'unused: For sign-in only',
      'unused: Not needed',
    ]);
    expect(
      within(within(grid).getByRole('row', { name: 'A.Read' })).getByText(
        'Users',
      ),
    ).toBeInTheDocument();
  });

  it('show each dataset with its state, its explanation and what stands in for it', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () =>
      capabilities(
        connection({
          datasets: [
            dataset(),
            dataset({
              id: 'riskyUsers',
              title: 'Risky users',
              state: 'unlicensed',
              explanation: 'Risky users: the tenant has no P2 licence.',
              rows: 0,
              fallback: {
                dataset: 'signIns',
                title: 'Sign-in logs',
                loses: 'the user-level risk',
              },
            }),
          ],
        }),
      );
    renderPages('/entra/connections', backend);
    await userEvent.click(await screen.findByRole('tab', { name: 'Data' }));
    const row = await screen.findByRole('row', { name: /Risky users/ });
    for (const text of [
      'No licence',
      'The tenant has no P2 licence.',
      'Instead: Sign-in logs, which loses the user-level risk.',
    ]) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
  });

  it('do not call a tenant that was never read readable', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () => capabilities(neverRead());
    renderPages('/entra/connections', backend);
    expect(
      await screen.findByText(
        'What can be read is not known before the first sync has finished.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('Everything that was asked for can be read.'),
    ).not.toBeInTheDocument();
  });

  it('say why the last sync failed and that the data before it stays', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () =>
      capabilities(
        connection({
          sync: {
            connectionId: 'contoso',
            state: 'failed',
            finishedAt: '2026-01-31T11:00:00Z',
            problem: 'The client secret has expired. Make a new one.',
          },
        }),
      );
    renderPages('/entra/connections', backend);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The client secret has expired.');
    expect(alert).toHaveTextContent('the data of the one before stays');
  });

  it('are looked at every two seconds while a sync runs, and seldom after it, for the next one begins by itself', async () => {
    jest.useFakeTimers();
    const backend = new FakeBackend();
    backend.capabilities = () => capabilities(firstRunning());
    renderPages('/entra/connections', backend);
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    await screen.findByRole('progressbar', { name: 'First sync of Contoso' });
    expect(
      screen.getByRole('button', { name: 'Sync now: Contoso' }),
    ).toBeDisabled();
    const before = backend.inputsOf(CAPABILITIES).length;
    for (const looks of [1, 2]) {
      await act(() => jest.advanceTimersByTimeAsync(2_100));
      expect(backend.inputsOf(CAPABILITIES)).toHaveLength(before + looks);
    }
    await user.click(screen.getByRole('tab', { name: 'Data' }));
    expect(
      await screen.findByText(
        'Being read: 8,000 rows in 9 requests; waits 12 s for Microsoft Graph',
      ),
    ).toBeInTheDocument();
    backend.capabilities = () => capabilities();
    await act(() => jest.advanceTimersByTimeAsync(2_500));
    await screen.findByText(/Connected, last finished/);
    const done = backend.inputsOf(CAPABILITIES).length;
    await act(() => jest.advanceTimersByTimeAsync(7_000));
    expect(backend.inputsOf(CAPABILITIES)).toHaveLength(done);
    await act(() => jest.advanceTimersByTimeAsync(4_000));
    expect(backend.inputsOf(CAPABILITIES)).toHaveLength(done + 1);
  });

  it('follow a sync that was asked for until it shows, though the backend begins it later', async () => {
    jest.useFakeTimers();
    const backend = new FakeBackend();
    renderPages('/entra/connections', backend);
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    await user.click(
      await screen.findByRole('button', { name: 'Sync now: Contoso' }),
    );
    await act(() => jest.advanceTimersByTimeAsync(1_500));
    expect(screen.getByText('Starting')).toBeInTheDocument();
    backend.capabilities = () => capabilities(firstRunning());
    await act(() => jest.advanceTimersByTimeAsync(1_500));
    expect(
      await screen.findByText('The first sync is running'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Starting')).not.toBeInTheDocument();
  });

  it('say so when nothing begins the sync', async () => {
    jest.useFakeTimers();
    renderPages('/entra/connections');
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    await user.click(
      await screen.findByRole('button', { name: 'Sync now: Contoso' }),
    );
    for (let second = 0; second < 35; second++) {
      await act(() => jest.advanceTimersByTimeAsync(1_100));
    }
    expect(
      screen.getByText(/Asked for, and not begun yet/),
    ).toBeInTheDocument();
  });

  it('show why a sync may not be started', async () => {
    const backend = new FakeBackend();
    backend.sync = () =>
      refusal(403, 'NotAllowedError', 'You may not start a sync.');
    renderPages('/entra/connections', backend);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sync now: Contoso' }),
    );
    expect(
      within(await screen.findByRole('alert')).getByText(
        'You may not start a sync.',
      ),
    ).toBeInTheDocument();
  });

  it('show the backend’s own sentence when they cannot be loaded, and Retry asks again', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () =>
      refusal(503, 'ServiceUnavailableError', 'The database is away.');
    renderPages('/entra/connections', backend);
    expect(
      within(await screen.findByRole('alert')).getByText(
        'The database is away.',
      ),
    ).toBeInTheDocument();
    backend.capabilities = () => capabilities();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await waitFor(() =>
      expect(
        screen.getByRole('heading', { name: 'Contoso' }),
      ).toBeInTheDocument(),
    );
  });

  it('keep their shape while they load', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () => new Promise<never>(() => {});
    renderPages('/entra/connections', backend);
    expect(
      await screen.findByText('Loading the connections'),
    ).toBeInTheDocument();
  });
});
