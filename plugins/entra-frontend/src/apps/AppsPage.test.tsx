import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { appRisk, appRisks, expiryDay } from '../__testUtils__/appRisks';
import { capabilities, neverRead } from '../__testUtils__/connection';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { address, renderPages } from '../__testUtils__/renderPages';
import { asOf } from '../__testUtils__/summary';

const QUESTION = 'questions/list_app_risks';
const PAGE = '/entra/apps';

describe('the apps', () => {
  it('say what each may do, where it is from, its score with its band, and lead to each finding', async () => {
    renderPages(PAGE);
    const row = await screen.findByRole('row', { name: /Payroll/ });
    for (const text of [
      'Tier 0',
      'Another organisation',
      'Fabrikam',
      '62',
      'up to 81',
    ]) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
    expect(
      within(row).getByRole('link', {
        name: 'App holds a permission that makes it administrator',
      }),
    ).toHaveAttribute(
      'href',
      '/entra/findings?connection=contoso&finding=app.tier0-permission%7E1',
    );
  });

  it('show what is not known as unknown, and no publisher as none', async () => {
    const backend = new FakeBackend();
    backend.appRisks = () =>
      appRisks({
        items: [
          appRisk({
            standing: null,
            score: null,
            high: null,
            origin: 'tenant',
            publisher: undefined,
          }),
        ],
      });
    renderPages(PAGE, backend);
    const row = await screen.findByRole('row', { name: /Payroll/ });
    expect(within(row).getAllByText('Unknown')).toHaveLength(2);
    expect(within(row).getByText('No verified publisher')).toBeInTheDocument();
  });

  it('are filtered by kind of risk in the address, and say when none has it', async () => {
    const backend = new FakeBackend();
    backend.appRisks = ({ risk }) =>
      risk === 'consent' ? appRisks({ total: 0, items: [] }) : appRisks();
    renderPages(`${PAGE}?risk=consent`, backend);
    await screen.findByRole('heading', {
      name: 'No app has an open finding of this kind: Consent',
    });
    expect(backend.inputsOf(QUESTION)).toEqual([
      { connection: 'contoso', risk: 'consent', limit: 25 },
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show every kind' }),
    );
    await screen.findByRole('row', { name: /Payroll/ });
    expect(address().search).toBe('');
  });

  it('without any finding are not called safe', async () => {
    const backend = new FakeBackend();
    backend.appRisks = () => appRisks({ total: 0, items: [] });
    renderPages(PAGE, backend);
    await screen.findByRole('heading', { name: 'No app has an open finding' });
    expect(
      screen.getByRole('link', { name: 'see what could not be read' }),
    ).toHaveAttribute('href', '/entra/connections');
  });

  it('keep the table’s shape while they load, and wait for the first sync', async () => {
    const backend = new FakeBackend();
    backend.appRisks = () => new Promise<never>(() => {});
    renderPages(PAGE, backend);
    expect(await screen.findByText('Loading: Apps')).toBeInTheDocument();
  });

  it('are not asked for before the first sync', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () => capabilities(neverRead());
    renderPages(PAGE, backend);
    await screen.findByText('The first sync has not begun');
    expect(backend.inputsOf(QUESTION)).toEqual([]);
  });

  it('show the backend’s sentence when they may not be seen, and Retry asks again', async () => {
    const backend = new FakeBackend();
    backend.appRisks = () =>
      refusal(403, 'NotAllowedError', 'You may not see the posture.');
    renderPages(PAGE, backend);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the posture.',
    );
    backend.appRisks = () => appRisks();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('row', { name: /Payroll/ }),
    ).toBeInTheDocument();
  });

  it('say what could not be read', async () => {
    const backend = new FakeBackend();
    backend.appRisks = () =>
      appRisks({ asOf: asOf({ incomplete: ['Apps: never read.'] }) });
    renderPages(PAGE, backend);
    expect(await screen.findByText('Apps: never read.')).toBeInTheDocument();
  });
});

describe('the secrets by expiry', () => {
  it('stand in a calendar, and each day leads to its findings', async () => {
    const backend = new FakeBackend();
    backend.appRisks = () =>
      appRisks({ expiries: { earlier: 3, days: [expiryDay({ apps: 7 })] } });
    renderPages(`${PAGE}?view=expiry`, backend);
    const calendar = await screen.findByRole('table', { name: 'January 2026' });
    expect(
      within(calendar)
        .getByRole('img', { name: '2 secrets of 7 apps' })
        .closest('td'),
    ).toHaveAttribute('data-ends', 'past');
    expect(
      within(calendar)
        .getAllByRole('columnheader')
        .map(each => each.getAttribute('abbr'))
        .slice(0, 2),
    ).toEqual(['Monday', 'Tuesday']);
    const month = screen.getByRole('region', { name: 'January 2026' });
    expect(
      within(month).getByRole('link', { name: 'Payroll' }),
    ).toHaveAttribute(
      'href',
      '/entra/findings?connection=contoso&finding=app.credential-expiry%7E1',
    );
    expect(within(month).getByText('and 6 more')).toBeInTheDocument();
    expect(screen.getByText(/3 more ended longer ago/)).toBeInTheDocument();
    expect(backend.inputsOf(QUESTION)).toEqual([
      { connection: 'contoso', risk: 'credentials', expiries: true, limit: 1 },
    ]);
  });

  it('say when there is none', async () => {
    const backend = new FakeBackend();
    backend.appRisks = () => appRisks({ expiries: { earlier: 0, days: [] } });
    renderPages(`${PAGE}?view=expiry`, backend);
    expect(
      await screen.findByRole('heading', {
        name: 'No secret has ended lately or ends soon',
      }),
    ).toBeInTheDocument();
  });

  it('show the backend’s sentence', async () => {
    const backend = new FakeBackend();
    backend.appRisks = () =>
      refusal(503, 'ServiceUnavailableError', 'The database is away.');
    renderPages(`${PAGE}?view=expiry`, backend);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
  });
});
