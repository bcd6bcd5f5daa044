import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { address, renderPages } from '../__testUtils__/renderPages';
import {
  candidate,
  suggestedMatch,
  suggestedMatches,
} from '../__testUtils__/suggestions';
import { asOf } from '../__testUtils__/summary';

const PAGE = '/entra/apps?view=catalog';

describe('the suggested matches', () => {
  it('name the entity, what it may be and why, and copy the annotation', async () => {
    const user = userEvent.setup();
    const backend = renderPages(PAGE);
    const row = await screen.findByRole('row', { name: /payroll-api/ });
    expect(
      within(row).getByRole('link', { name: 'component:default/payroll-api' }),
    ).toHaveAttribute('href', '/catalog/default/component/payroll-api');
    expect(
      within(row).getByText('Owned by group:default/payments'),
    ).toBeVisible();
    expect(
      within(row).getByRole('link', { name: 'Payroll API' }),
    ).toHaveAttribute('href', '/entra/identities/app1?connection=contoso');
    expect(
      within(row).getByText('Its name is that of metadata.name.'),
    ).toBeVisible();
    expect(within(row).getByText(/made on 2025-04-01/)).toBeVisible();
    expect(within(row).queryByText(/^One of/)).not.toBeInTheDocument();
    const write = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValue();
    await user.click(
      within(row).getByRole('button', {
        name: 'Copy annotation of Payroll API',
      }),
    );
    expect(write).toHaveBeenCalledWith(
      'graph.microsoft.com/app-id: 00000000-0000-0000-0000-00000000c11e',
    );
    expect(backend.asked.map(({ path }) => path)).toContain(
      'catalog/suggestions?connection=contoso&limit=25',
    );
  });

  it('show every candidate with its reason where there are several, and choose none', async () => {
    const backend = new FakeBackend();
    backend.suggestions = () =>
      suggestedMatches({
        items: [
          suggestedMatch({
            only: false,
            candidateCount: 7,
            candidates: [
              candidate(),
              candidate({
                entity: 'app2',
                label: 'PayrollApi',
                reasons: [
                  { by: 'clientId', where: 'link' },
                  { by: 'objectId', where: 'annotation example.org/app' },
                ],
              }),
            ],
          }),
          suggestedMatch({ entityRef: 'component:eu/pay', only: false }),
        ],
      });
    renderPages(PAGE, backend);
    const row = await screen.findByRole('row', { name: /payroll-api/ });
    expect(within(row).getByText('One of 7')).toBeVisible();
    expect(within(row).getByText('5 more')).toBeVisible();
    expect(
      within(row).getByText(
        'Its client id is in a link. Its object id is in example.org/app (annotation).',
      ),
    ).toBeVisible();
    expect(within(row).getAllByRole('button')).toHaveLength(2);
    const other = screen.getByRole('row', { name: /eu\/pay/ });
    expect(within(other).getByText('Fits other entities too')).toBeVisible();
  });

  it('say when there are none, and what could not be read', async () => {
    const backend = new FakeBackend();
    backend.suggestions = () =>
      suggestedMatches({
        asOf: asOf({ incomplete: ['Groups: never read.'] }),
        total: 0,
        items: [],
      });
    renderPages(PAGE, backend);
    await screen.findByRole('heading', { name: 'Nothing to suggest' });
    expect(screen.getByText('Groups: never read.')).toBeVisible();
  });

  it('are a tab of the apps, in the address', async () => {
    renderPages('/entra/apps');
    await userEvent.click(
      await screen.findByRole('tab', { name: 'Catalog matches' }),
    );
    await screen.findByRole('row', { name: /payroll-api/ });
    expect(address().searchParams.get('view')).toBe('catalog');
  });

  it('show the backend’s sentence when they may not be seen', async () => {
    const backend = new FakeBackend();
    backend.suggestions = () =>
      refusal(403, 'NotAllowedError', 'You may not see the posture.');
    renderPages(PAGE, backend);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the posture.',
    );
  });
});
