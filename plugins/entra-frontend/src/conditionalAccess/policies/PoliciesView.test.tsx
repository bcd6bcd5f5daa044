import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { policy, policyList } from '../../__testUtils__/ca';
import {
  capabilities,
  connection,
  dataset,
} from '../../__testUtils__/connection';
import { FakeBackend, refusal } from '../../__testUtils__/FakeBackend';
import { address, renderPages } from '../../__testUtils__/renderPages';
import { asOf } from '../../__testUtils__/summary';

const PAGE = '/entra/conditional-access?view=policies';
const LIST = 'questions/list_policies';

const row = (name: RegExp) => screen.findByRole('row', { name });

describe('the policies', () => {
  it('are each one line of plain words, with state, controls, exclusions and findings', async () => {
    renderPages(PAGE);
    const cells = within(await row(/Require MFA/));
    for (const text of [
      'On',
      'Everyone, for every app but one, has to pass MFA.',
      'Multifactor authentication',
      '2',
      'High',
    ])
      expect(cells.getByText(text)).toBeInTheDocument();
    expect(
      within(await row(/Block legacy clients/)).getByText('Report-only'),
    ).toBeInTheDocument();
  });

  it('are filtered by state and text, in the address', async () => {
    const backend = renderPages(PAGE);
    await row(/Require MFA/);
    await userEvent.click(screen.getByRole('button', { name: /State/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Report-only' }),
    );
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search' }),
      'legacy',
    );
    await waitFor(() =>
      expect(backend.inputsOf(LIST).at(-1)).toEqual({
        connection: 'contoso',
        state: 'reportOnly',
        query: 'legacy',
        limit: 25,
      }),
    );
    expect(address().search).toBe('?view=policies&state=reportOnly&q=legacy');
  });

  it('say that none fits, and clear the filters', async () => {
    const backend = new FakeBackend();
    backend.caPolicies = ({ query }) =>
      query ? policyList({ total: 0, items: [] }) : policyList();
    renderPages(`${PAGE}&q=nothing`, backend);
    await screen.findByRole('heading', {
      name: 'No policy fits these filters',
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await row(/Require MFA/);
    expect(address().search).toBe('?view=policies');
  });

  it('are never more than a page, though there are three hundred', async () => {
    const backend = new FakeBackend();
    backend.caPolicies = ({ cursor = '0', limit }) =>
      policyList({
        total: 300,
        items: Array.from({ length: limit }, (_, at) =>
          policy({
            policy: `p${Number(cursor) + at}`,
            label: `No. ${Number(cursor) + at}`,
          }),
        ),
        nextCursor: String(Number(cursor) + limit),
      });
    renderPages(PAGE, backend);
    await row(/No. 24\b/);
    expect(screen.getAllByRole('row')).toHaveLength(26);
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await row(/No. 25\b/);
    expect(screen.getByText('26–50 of 300')).toBeInTheDocument();
  });

  it('keep the table’s shape while they load', async () => {
    const backend = new FakeBackend();
    backend.caPolicies = () => new Promise<never>(() => {});
    renderPages(PAGE, backend);
    expect(await screen.findByText('Loading: Policies')).toBeInTheDocument();
  });

  it('show the backend’s sentence, and Retry asks again', async () => {
    const backend = new FakeBackend();
    backend.caPolicies = () =>
      refusal(503, 'ServiceUnavailableError', 'The database is away.');
    renderPages(PAGE, backend);
    within(await screen.findByRole('alert')).getByText('The database is away.');
    backend.caPolicies = () => policyList();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await row(/Require MFA/)).toBeInTheDocument();
  });

  it('that were never readable are unknown, not none', async () => {
    const backend = new FakeBackend();
    const because = 'Policies: Policy.Read.All is not granted.';
    backend.capabilities = () =>
      capabilities(
        connection({
          datasets: [
            dataset({
              id: 'conditionalAccessPolicies',
              state: 'denied',
              rows: 0,
            }),
          ],
        }),
      );
    backend.caPolicies = () =>
      policyList({
        asOf: asOf({ incomplete: [because] }),
        total: 0,
        items: [],
        securityDefaults: null,
      });
    renderPages(PAGE, backend);
    await screen.findByText('Conditional Access policies could not be read');
    expect(screen.getByText(because)).toBeInTheDocument();
    expect(
      screen.queryByText('This tenant has no Conditional Access policy'),
    ).not.toBeInTheDocument();
  });

  it('of a tenant that has none are said to be none', async () => {
    const backend = new FakeBackend();
    backend.caPolicies = () =>
      policyList({ total: 0, items: [], securityDefaults: true });
    renderPages(PAGE, backend);
    await screen.findByRole('heading', {
      name: 'This tenant has no Conditional Access policy',
    });
    expect(screen.getByText(/security defaults are on/)).toBeInTheDocument();
  });
});
