import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { cell, gap, gapReport, reading } from '../../__testUtils__/ca';
import {
  capabilities,
  connection,
  neverRead,
} from '../../__testUtils__/connection';
import { FakeBackend, refusal } from '../../__testUtils__/FakeBackend';
import { address, renderPages } from '../../__testUtils__/renderPages';
import { asOf } from '../../__testUtils__/summary';

const PAGE = '/entra/conditional-access';
const GAPS = 'questions/check_ca_gaps';

const matrix = () =>
  // The first to be shown waits for the page to be loaded.
  screen.findByRole(
    'grid',
    { name: 'Coverage by who and what' },
    { timeout: 20_000 },
  );

describe('the coverage matrix', () => {
  it('says who against what, both readings of MFA side by side', async () => {
    renderPages(PAGE);
    const grid = within(await matrix());
    expect(
      grid.getAllByRole('columnheader').map(each => each.textContent),
    ).toEqual([
      'Who',
      'MFA alwaysNo sign-in goes through without MFA',
      'A password is not enoughMFA or a managed device is asked for',
      'Managed deviceOnly devices that the tenant manages',
    ]);
    expect(
      grid.getAllByRole('rowheader').map(each => each.textContent),
    ).toEqual(['Administrators8 people', 'Members400 people']);
  });

  it('tells proved, open and unknown apart by words, with counts, also to who hears it', async () => {
    renderPages(PAGE);
    const grid = within(await matrix());
    for (const name of [
      'Administrators, MFA always: Proved for all 8',
      'Members, MFA always: Gap 40 of 400, maybe 3 more',
      'Members, A password is not enough: Gap 12 of 400',
      'Members, Managed device: Unknown for 400 of 400 Device filters of one policy are not readable.',
    ])
      expect(grid.getByRole('button', { name })).toBeInTheDocument();
  });

  it('says why a cell is unknown in a tooltip, by the keyboard too', async () => {
    renderPages(PAGE);
    const grid = await matrix();
    within(grid).getAllByRole('row')[2].focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(within(grid).getByRole('button', { name: /Unknown/ })).toHaveFocus();
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'Device filters of one policy are not readable.',
    );
  });

  it('narrows the gaps to a chosen cell, in the address too, and lets go of it', async () => {
    const backend = renderPages(PAGE);
    const button = within(await matrix()).getByRole('button', {
      name: /Members, MFA always/,
    });
    await userEvent.click(button);
    expect(address().search).toBe('?who=members&requirement=mfa');
    expect(button).toHaveAttribute('aria-pressed', 'true');
    await screen.findByRole('heading', {
      name: 'Gaps: Members × Multifactor authentication (1)',
    });
    expect(backend.inputsOf(GAPS)).toEqual([
      { connection: 'contoso', limit: 25 },
      {
        connection: 'contoso',
        audience: 'members',
        requirement: 'mfa',
        limit: 25,
      },
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all gaps' }),
    );
    expect(address().search).toBe('');
    await screen.findByRole('heading', { name: 'Gaps (1)' });
  });

  it('is walked by the arrow keys, with one stop for Tab', async () => {
    renderPages(PAGE);
    const grid = await matrix();
    within(grid).getAllByRole('row')[1].focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(
      within(grid).getByRole('button', { name: /Administrators, MFA always/ }),
    ).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(address().search).toBe('?who=members&requirement=mfa');
  });

  it('says of an unknown cell without gaps that none is known, and why', async () => {
    const backend = new FakeBackend();
    backend.caGaps = ({ requirement }) =>
      requirement ? gapReport({ total: 0, items: [] }) : gapReport();
    renderPages(`${PAGE}?who=members&requirement=managedDevice`, backend);
    await screen.findByRole('heading', { name: 'No gap is known' });
    expect(
      within(screen.getByRole('region', { name: /^Gaps: / })).getByText(
        'Device filters of one policy are not readable.',
      ),
    ).toBeInTheDocument();
  });

  it('says what it is over and who is left out', async () => {
    renderPages(PAGE);
    expect(
      await screen.findByText(
        '4 policies: 2 on, 1 report-only, 1 off. Not counted: 5 disabled accounts, 2 declared emergency accounts, 1 directory synchronization account.',
      ),
    ).toBeInTheDocument();
  });

  it('counts a hundred thousand people, and pages their gaps', async () => {
    const backend = new FakeBackend();
    const page = (from: number) =>
      Array.from({ length: 25 }, (_, at) =>
        gap({ gap: `g${from + at}`, statement: `Gap ${from + at}.` }),
      );
    backend.caGaps = ({ cursor }) =>
      gapReport({
        matrix: [
          cell({
            people: 100_000,
            forced: reading({ state: 'gap', open: 99_999 }),
          }),
        ],
        total: 250,
        items: page(cursor ? 25 : 0),
        nextCursor: 'c1',
      });
    renderPages(PAGE, backend);
    await screen.findByRole('button', { name: /Gap 99,999 of 100,000/ });
    const pages = within(screen.getByRole('group', { name: 'Pages of gaps' }));
    await userEvent.click(pages.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('Gap 49.')).toBeInTheDocument();
    expect(screen.queryByText('Gap 0.')).not.toBeInTheDocument();
    expect(pages.getByText('26–50 of 250')).toBeInTheDocument();
  });
});

describe('the coverage, when it is not there,', () => {
  it('keeps the page’s shape while it is worked out', async () => {
    const backend = new FakeBackend();
    backend.caGaps = () => new Promise<never>(() => {});
    renderPages(PAGE, backend);
    // The same shape stands there before, while the connections are asked for.
    await waitFor(() => expect(backend.inputsOf(GAPS)).toHaveLength(1));
    expect(
      screen.getByText('Working out what Conditional Access covers'),
    ).toBeInTheDocument();
  });

  it('shows the backend’s sentence, and Retry asks again', async () => {
    const backend = new FakeBackend();
    backend.caGaps = () =>
      refusal(503, 'ServiceUnavailableError', 'The database is away.');
    renderPages(PAGE, backend);
    within(await screen.findByRole('alert')).getByText('The database is away.');
    backend.caGaps = () => gapReport();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await matrix()).toBeInTheDocument();
  });

  it('is unknown, with what to grant, where policies may not be read', async () => {
    const backend = new FakeBackend();
    const because = 'Policies: Policy.Read.All is not granted.';
    backend.capabilities = () =>
      capabilities(
        connection({
          connection: {
            source: 'page',
            cloud: 'global',
            credential: 'signIn',
            clientId: 'c1',
            paused: false,
          },
          warnings: [
            {
              kind: 'permission',
              permission: 'Policy.Read.All',
              missing: ['Policy.Read.All'],
              text: because,
              datasets: ['conditionalAccessPolicies'],
              features: ['Conditional Access'],
              checks: [],
            },
          ] as never,
        }),
      );
    backend.caGaps = () =>
      gapReport({
        asOf: asOf({ incomplete: [because] }),
        matrix: [],
        total: 0,
        items: [],
        policies: null,
        unknown: [because],
      });
    renderPages(PAGE, backend);
    await screen.findByText('Conditional Access policies could not be read');
    expect(screen.getAllByText(because)).toHaveLength(1);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Grant Policy.Read.All: Contoso',
      }),
    );
    await waitFor(() =>
      expect(backend.inputsOf('connect/begin')).toMatchObject([
        { permissions: ['Policy.Read.All'], connection: 'contoso' },
      ]),
    );
    expect(screen.queryByText(/No gap/)).not.toBeInTheDocument();
  });

  it('is still shown of a tenant without policies: something else may guard it', async () => {
    const backend = new FakeBackend();
    backend.caGaps = () =>
      gapReport({
        policies: { total: 0, enabled: 0, reportOnly: 0, disabled: 0 },
      });
    renderPages(PAGE, backend);
    await screen.findByRole('heading', {
      name: 'This tenant has no Conditional Access policy',
    });
    expect(await matrix()).toBeInTheDocument();
  });

  it('waits for the first sync', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () => capabilities(neverRead());
    renderPages(PAGE, backend);
    await screen.findByText('The first sync has not begun');
    expect(backend.inputsOf(GAPS)).toEqual([]);
  });
});
