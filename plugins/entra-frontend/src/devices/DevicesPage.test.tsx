import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { findingsList } from '../__testUtils__/finding';
import { staleAccounts } from '../__testUtils__/identity';
import { address, renderPages } from '../__testUtils__/renderPages';
import { findingItem, summary } from '../__testUtils__/summary';

const PAGE = '/entra/devices';
const sharing = findingItem({
  finding: 'spo.anyone-links~1',
  check: 'spo.anyone-links',
  title: 'Anyone with the link may open files',
});

function backendWith(): FakeBackend {
  const backend = new FakeBackend();
  backend.findings = ({ area }) =>
    area === 'spo'
      ? findingsList({ items: [sharing] })
      : findingsList({ total: 0, items: [] });
  backend.summary = () =>
    summary({
      areas: [
        { area: 'device', title: 'Devices', open: 0, pass: 0, unknown: 3 },
        { area: 'spo', title: 'Sharing', open: 1, pass: 2, unknown: 0 },
        { area: 'mail', title: 'Mail', open: 0, pass: 1, unknown: 0 },
      ],
      unknown: [
        {
          check: 'device.not-compliant',
          title: 'Devices that are not compliant',
          because: ['Intune devices: not readable.'],
        },
      ],
    });
  return backend;
}

describe('devices and sharing', () => {
  it('count what is open in each area, unknown where nothing was judged, and lead there', async () => {
    renderPages(PAGE, backendWith());
    const areas = await screen.findByRole('navigation', {
      name: 'Open findings by area',
    });
    expect(
      within(areas)
        .getAllByRole('link')
        .map(each => each.textContent),
    ).toEqual(['Unknown Devices', '1 Sharing', '0 Mail']);
    expect(
      await screen.findByText('Intune devices: not readable.'),
    ).toBeInTheDocument();
    await userEvent.click(within(areas).getByRole('link', { name: /Sharing/ }));
    await screen.findByRole('row', { name: /Anyone with the link/ });
    expect(address().searchParams.get('area')).toBe('spo');
    expect(
      screen.queryByText('Intune devices: not readable.'),
    ).not.toBeInTheDocument();
  });

  it('do not call an area without findings safe', async () => {
    renderPages(PAGE, backendWith());
    expect(
      await screen.findByRole('heading', { name: 'No open finding: Devices' }),
    ).toBeInTheDocument();
  });

  it('open a finding at the side, in the address', async () => {
    renderPages(`${PAGE}?area=spo`, backendWith());
    await userEvent.click(
      await screen.findByRole('row', { name: /Anyone with the link/ }),
    );
    await screen.findByRole('dialog');
    expect(address().searchParams.get('finding')).toBe(sharing.finding);
  });

  it('show the backend’s sentence', async () => {
    const backend = backendWith();
    backend.findings = () =>
      refusal(503, 'ServiceUnavailableError', 'The database is away.');
    renderPages(PAGE, backend);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
  });
});

describe('unused devices', () => {
  const unused = staleAccounts({
    kind: 'device',
    total: 1,
    unknown: 4,
    items: [
      {
        kind: 'device',
        entity: 'd1',
        label: 'LAPTOP-7',
        lastActivityAt: null,
        createdAt: '2020-01-01T00:00:00Z',
        licences: 0,
        standing: null,
      },
    ],
  });

  it('are listed for as long as the address says, and those of unknown activity counted apart', async () => {
    const backend = new FakeBackend();
    backend.staleAccounts = () => unused;
    renderPages(`${PAGE}?view=unused&days=180`, backend);
    const row = await screen.findByRole('row', { name: /LAPTOP-7/ });
    expect(within(row).getByText('Never')).toBeInTheDocument();
    expect(
      screen.getByText(/Of 4 enabled devices more it is not known/),
    ).toBeInTheDocument();
    expect(backend.inputsOf('questions/list_stale_accounts')).toEqual([
      { connection: 'contoso', kind: 'device', days: 180, limit: 25 },
    ]);
    expect(screen.getByRole('link', { name: 'All devices' })).toHaveAttribute(
      'href',
      '/entra/identities?connection=contoso&kind=devices',
    );
  });

  it('that are none are said to be none', async () => {
    const backend = new FakeBackend();
    backend.staleAccounts = () =>
      staleAccounts({ kind: 'device', total: 0, unknown: 0, items: [] });
    renderPages(`${PAGE}?view=unused`, backend);
    expect(
      await screen.findByRole('heading', {
        name: 'No enabled device is unused for 90 days',
      }),
    ).toBeInTheDocument();
  });
});
