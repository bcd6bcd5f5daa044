import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { capabilities, connection } from '../__testUtils__/connection';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { renderPages } from '../__testUtils__/renderPages';
import { summary } from '../__testUtils__/summary';

const added = { check: 'custom.house-name', title: 'Account of no house' };

function backendWith(addedChecks?: (typeof added)[]): FakeBackend {
  const backend = new FakeBackend();
  backend.capabilities = () => ({
    ...capabilities(
      connection({
        warnings: [
          {
            kind: 'permission',
            permission: 'User.Read.All',
            missing: ['User.Read.All'],
            text: 'Users cannot be read.',
            datasets: ['users'],
            features: ['Inventory'],
            checks: ['ca.report-only', added.check],
          },
        ],
      }),
    ),
    ...(addedChecks ? { addedChecks } : {}),
  });
  return backend;
}

describe('checks that the portal adds', () => {
  it('are called by their titles among what is unknown', async () => {
    renderPages('/entra/connections', backendWith([added]));
    await screen.findByRole('region', { name: 'Scope warnings (1)' });
    expect(
      screen.getByText('2 checks: Policy only reports; Account of no house'),
    ).toBeInTheDocument();
  });

  it('keep their ids where nobody says what they are called', async () => {
    renderPages('/entra/connections', backendWith());
    expect(
      await screen.findByText(
        '2 checks: Policy only reports; custom.house-name',
      ),
    ).toBeInTheDocument();
  });

  it.each([
    [[added], true],
    [undefined, false],
  ])('of %j are an area to choose: %s', async (checks, isThere) => {
    renderPages('/entra/findings', backendWith(checks));
    await userEvent.click(await screen.findByRole('button', { name: /Area/ }));
    const options = within(await screen.findByRole('listbox'));
    expect(options.getByText('Chains')).toBeInTheDocument();
    expect(Boolean(options.queryByText('Own checks'))).toBe(isThere);
  });
});

describe('muted checks', () => {
  const muted = [
    {
      check: 'ca.report-only',
      title: 'Policy only reports',
      reason: 'A trial until May.',
    },
  ];

  it('are told in a line, with their reasons', async () => {
    const backend = new FakeBackend();
    backend.summary = () => summary({ muted, unknown: [] });
    renderPages('/entra/overview', backend);
    await userEvent.click(
      await screen.findByText('1 check is muted by configuration'),
    );
    expect(screen.getByText('A trial until May.')).toBeVisible();
    expect(
      screen.getByText('Every check that is not muted could be judged.'),
    ).toBeInTheDocument();
  });

  it('are not told where there are none', async () => {
    renderPages('/entra/overview');
    await screen.findByRole('heading', { name: 'Score' });
    expect(
      screen.queryByText(/muted by configuration/),
    ).not.toBeInTheDocument();
  });
});
