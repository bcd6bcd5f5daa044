import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { changeItem, changes } from '../__testUtils__/identity';
import { address, renderPages } from '../__testUtils__/renderPages';
import { asOf } from '../__testUtils__/summary';

const QUESTION = 'questions/compare_snapshots';
const PAGE = '/entra/changes';

describe('the changes', () => {
  it('are those of the last week, with what became another and who did it', async () => {
    const backend = renderPages(PAGE);
    const list = await screen.findByRole('region', { name: 'List of changes' });
    expect(list).toHaveTextContent('Changed: Users, Ada Adams');
    expect(list).toHaveTextContent('Sales became Finance');
    expect(within(list).getByRole('link', { name: 'Eve Evans' })).toBeVisible();
    expect(
      within(
        screen.getByRole('list', { name: 'Changes by kind of object' }),
      ).getByRole('listitem'),
    ).toHaveTextContent('Users 1 changed');
    expect(backend.inputsOf(QUESTION)).toEqual([
      { connection: 'contoso', days: 7, limit: 25 },
    ]);
  });

  it('say that it is not known who, and when several may have', async () => {
    const backend = new FakeBackend();
    backend.changes = () =>
      changes({
        total: 2,
        items: [
          changeItem({ who: null, auditRecords: 0 }),
          changeItem({ who: null, auditRecords: 3 }),
        ],
      });
    renderPages(PAGE, backend);
    expect(
      await screen.findByText(/by whom the audit log does not tell/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/not certain: 3 audit records/),
    ).toBeInTheDocument();
  });

  it('are asked for between the days, of the area and the object that the address names', async () => {
    const backend = renderPages(
      `${PAGE}?from=2026-01-01&to=2026-01-15&area=ca&entity=ada@contoso.example`,
    );
    await screen.findByRole('region', { name: 'List of changes' });
    expect(backend.inputsOf(QUESTION)).toEqual([
      {
        connection: 'contoso',
        from: '2026-01-01T00:00:00.000Z',
        to: '2026-01-15T23:59:59.999Z',
        area: 'ca',
        entity: 'ada@contoso.example',
        limit: 25,
      },
    ]);
    await userEvent.click(screen.getByRole('button', { name: /Time/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Last 30 days' }),
    );
    await waitFor(() =>
      expect(backend.inputsOf(QUESTION).at(-1)).toMatchObject({ days: 30 }),
    );
    expect(address().searchParams.get('from')).toBeNull();
    expect(address().searchParams.get('days')).toBe('30');
  });

  it('are paged, and what history does not reach is said', async () => {
    const backend = new FakeBackend();
    backend.changes = ({ cursor }) =>
      changes({
        asOf: asOf({ incomplete: ['History begins later than that.'] }),
        total: 60,
        items: [changeItem({ label: cursor ? 'Second' : 'First' })],
        nextCursor: cursor ? undefined : 'c2',
      });
    renderPages(PAGE, backend);
    await screen.findByText('History begins later than that.');
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByText('Second');
    expect(backend.inputsOf(QUESTION).at(-1).cursor).toBe('c2');
    expect(
      screen.getByRole('region', { name: 'List of changes' }),
    ).toHaveFocus();
  });

  it('say that personal data is withheld', async () => {
    const backend = new FakeBackend();
    backend.changes = () =>
      changes({ items: [changeItem({ label: 'withheld: personal data' })] });
    renderPages(PAGE, backend);
    expect(
      await screen.findByText('Personal data is withheld'),
    ).toBeInTheDocument();
  });

  it('that are none do not prove that nothing changed', async () => {
    const backend = new FakeBackend();
    backend.changes = () => changes({ total: 0, totals: [], items: [] });
    renderPages(PAGE, backend);
    expect(
      await screen.findByRole('heading', {
        name: 'Nothing changed that a sync has seen',
      }),
    ).toBeInTheDocument();
  });

  it('show the backend’s sentence', async () => {
    const backend = new FakeBackend();
    backend.changes = () =>
      refusal(404, 'NotFoundError', 'Nobody has that user principal name now.');
    renderPages(`${PAGE}?entity=x@y.example`, backend);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Nobody has that user principal name now.',
    );
  });
});
