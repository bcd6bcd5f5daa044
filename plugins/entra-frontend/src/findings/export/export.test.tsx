import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeBackend, refusal } from '../../__testUtils__/FakeBackend';
import { renderPages } from '../../__testUtils__/renderPages';

describe('findings as a file', () => {
  beforeEach(() => {
    URL.createObjectURL = jest.fn(() => 'blob:file');
    URL.revokeObjectURL = jest.fn();
  });

  it('are asked for with the filters of the list', async () => {
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    const backend = renderPages('/entra/findings?area=ca&state=snoozed&q=old');
    // The page itself comes when it is first shown.
    await screen.findByRole(
      'row',
      { name: /Policy only reports/ },
      { timeout: 30_000 },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'CSV, for spreadsheets' }),
    );
    await waitFor(() => expect(click).toHaveBeenCalled());
    const { path } = backend.asked.find(each =>
      each.path.startsWith('findings/export'),
    )!;
    expect(Object.fromEntries(new URLSearchParams(path.split('?')[1]))).toEqual(
      {
        format: 'csv',
        connection: 'contoso',
        area: 'ca',
        state: 'snoozed',
        query: 'old',
      },
    );
    expect(click.mock.contexts[0]).toMatchObject({ download: 'findings.csv' });
  });

  it('say why they could not be made', async () => {
    const backend = new FakeBackend();
    backend.export = () =>
      refusal(503, 'ServiceUnavailableError', 'The database is away.');
    renderPages('/entra/findings', backend);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'JSON' }),
    );
    expect(
      within(await screen.findByRole('alert')).getByText(
        'The database is away.',
      ),
    ).toBeInTheDocument();
  });
});
