import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { capabilities, neverRead } from '../__testUtils__/connection';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { findingsList } from '../__testUtils__/finding';
import { address, renderPages } from '../__testUtils__/renderPages';
import { findingItem } from '../__testUtils__/summary';

const LIST = 'questions/list_findings';

/** A list as the server keeps it: 25 a page, by cursor. */
function manyFindings(total: number): FakeBackend {
  const backend = new FakeBackend();
  backend.findings = ({ cursor = '0', limit }) => {
    const from = Number(cursor);
    const items = Array.from(
      { length: Math.min(limit, total - from) },
      (_, each) =>
        findingItem({
          finding: `f${from + each}`,
          title: `No. ${from + each}`,
        }),
    );
    return findingsList({
      total,
      items,
      ...(from + limit < total ? { nextCursor: String(from + limit) } : {}),
    });
  };
  return backend;
}

async function choose(field: string, option: string) {
  await userEvent.click(
    screen.getByRole('button', { name: new RegExp(field) }),
  );
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('the findings', () => {
  it('are a table that is named, with what each row says', async () => {
    renderPages('/entra/findings');
    const grid = await screen.findByRole('grid', { name: 'Findings' });
    const row = await within(grid).findByRole('row', {
      name: /Policy only reports/,
    });
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map(each => each.textContent),
    ).toEqual([
      'Select',
      'Severity',
      'Finding',
      'Area',
      'Affected',
      'First seen',
      'Last seen',
      'State',
    ]);
    for (const text of ['High', 'Conditional Access', '3', 'Open']) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
    expect(
      within(row).getByText('A policy for all users only reports.'),
    ).toBeInTheDocument();
  });

  it('are asked for as the address says, and show its filters', async () => {
    const backend = renderPages(
      '/entra/findings?severity=high&area=ca&state=resolved&q=legacy&sort=affected',
    );
    await screen.findByRole('row', { name: /Policy only reports/ });
    expect(backend.inputsOf(LIST)).toEqual([
      {
        connection: 'contoso',
        area: 'ca',
        minSeverity: 'high',
        state: ['resolved'],
        query: 'legacy',
        sort: 'affected',
        limit: 25,
      },
    ]);
    expect(screen.getByRole('searchbox', { name: 'Search' })).toHaveValue(
      'legacy',
    );
    for (const [field, value] of [
      ['Severity', 'High and worse'],
      ['Area', 'Conditional Access'],
      ['State', 'Resolved'],
      ['Order', 'Most affected'],
    ]) {
      expect(
        screen.getByRole('button', { name: new RegExp(field) }),
      ).toHaveTextContent(value);
    }
  });

  it('take a chosen filter into the address and ask the server anew', async () => {
    const backend = renderPages('/entra/findings');
    await screen.findByRole('row', { name: /Policy only reports/ });
    await choose('Severity', 'Critical');
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search' }),
      'legacy',
    );
    await waitFor(() =>
      expect(backend.inputsOf(LIST).at(-1)).toMatchObject({
        minSeverity: 'critical',
        query: 'legacy',
      }),
    );
    expect(address().search).toBe('?severity=critical&q=legacy');
    // Not once a key.
    expect(backend.inputsOf(LIST).length).toBeLessThan(5);
  });

  it('never hold more than a page of 100,000, and go on and back by cursor', async () => {
    renderPages('/entra/findings', manyFindings(100_000));
    await screen.findByRole('row', { name: /No. 24\b/ });
    expect(screen.getByText('1–25 of 100,000')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('row', { name: /No. 49\b/ });
    expect(screen.getByText('26–50 of 100,000')).toBeInTheDocument();
    expect(screen.getAllByRole('row')).toHaveLength(26);
    expect(
      screen.getByRole('region', { name: 'List of findings' }),
    ).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    await screen.findByRole('row', { name: /No. 0\b/ });
    expect(screen.getByRole('button', { name: 'Previous' })).toBeDisabled();
  });

  it('begin again at the first page when a sync has replaced the list', async () => {
    const backend = manyFindings(60);
    const page = backend.findings;
    renderPages('/entra/findings', backend);
    await screen.findByRole('row', { name: /No. 0\b/ });
    backend.findings = input =>
      input.cursor
        ? refusal(409, 'ConflictError', 'The cursor is of an older list.')
        : page(input);
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await waitFor(() =>
      expect(backend.inputsOf(LIST).at(-1).cursor).toBeUndefined(),
    );
    expect(await screen.findByText('1–25 of 60')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('say that nothing fits, and clear the filters', async () => {
    const backend = new FakeBackend();
    backend.findings = ({ query }) =>
      query ? findingsList({ total: 0, items: [] }) : findingsList();
    renderPages('/entra/findings?q=nothing', backend);
    await screen.findByRole('heading', {
      name: 'No finding fits these filters',
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await screen.findByRole('row', { name: /Policy only reports/ });
    expect(address().search).toBe('');
  });

  it('do not call an empty list “no problem”', async () => {
    const backend = new FakeBackend();
    backend.findings = () => findingsList({ total: 0, items: [] });
    renderPages('/entra/findings', backend);
    await screen.findByRole('heading', { name: 'No open finding' });
    expect(
      screen.getByRole('link', { name: 'see what could not be read' }),
    ).toHaveAttribute('href', '/entra/connections');
  });

  it('say of an area that no check looks at that the list says nothing about it', async () => {
    const backend = new FakeBackend();
    backend.findings = () => findingsList({ total: 0, items: [] });
    renderPages('/entra/findings?area=user', backend);
    expect(
      await screen.findByRole('heading', {
        name: 'No check looks at this area yet: Users',
      }),
    ).toBeInTheDocument();
  });

  it('do not show another filter’s rows under an error', async () => {
    const backend = new FakeBackend();
    backend.findings = ({ minSeverity }) =>
      minSeverity
        ? refusal(503, 'ServiceUnavailableError', 'The database is away.')
        : findingsList();
    renderPages('/entra/findings', backend);
    await screen.findByRole('row', { name: /Policy only reports/ });
    await choose('Severity', 'Critical');
    expect(
      within(await screen.findByRole('alert')).getByText(
        'The database is away.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('row')).not.toBeInTheDocument();
    backend.findings = () =>
      findingsList({ items: [findingItem({ severity: 'critical' })] });
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('row', { name: /Policy only reports/ }),
    ).toBeInTheDocument();
  });

  it('keep the table’s shape while they load', async () => {
    const backend = new FakeBackend();
    backend.findings = () => new Promise<never>(() => {});
    renderPages('/entra/findings', backend);
    const grid = await screen.findByRole('grid', { name: 'Findings' });
    expect(screen.getByText('Loading: Findings')).toBeInTheDocument();
    expect(within(grid).getAllByRole('row').length).toBeGreaterThan(5);
  });

  it('wait for the first sync', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () => capabilities(neverRead());
    renderPages('/entra/findings', backend);
    await screen.findByText('The first sync has not begun');
    expect(backend.inputsOf(LIST)).toEqual([]);
  });
});
