import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { gap, gapReport } from '../../__testUtils__/ca';
import { FakeBackend } from '../../__testUtils__/FakeBackend';
import { address, renderPages } from '../../__testUtils__/renderPages';

const PAGE = '/entra/conditional-access';
const OPEN = `${PAGE}?who=members&gap=members.mfa~1`;

const row = () =>
  screen.findByRole('row', { name: /12 members sign in to one app/ });

describe('a gap', () => {
  it('says in the list how bad, whom, how hard, and which policy lets it out by what', async () => {
    renderPages(PAGE);
    const cells = within(await row());
    for (const text of [
      'High',
      'A password alone suffices.',
      'Require MFA',
      'It excludes Payroll.',
      'Members',
      '12',
      'Anyone',
    ])
      expect(cells.getByText(text)).toBeInTheDocument();
  });

  it('opens by the keyboard, goes into the address, and gives the focus back', async () => {
    renderPages(`${PAGE}?who=members`);
    const line = await row();
    line.focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('dialog', {
      name: 'Members: Multifactor authentication',
    });
    expect(address().search).toBe('?who=members&gap=members.mfa%7E1');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(line).toHaveFocus());
    expect(address().search).toBe('?who=members');
  });

  it('shows the sign-in that goes through, where, whom, why, and its finding', async () => {
    renderPages(OPEN);
    const drawer = await screen.findByRole('dialog');
    const part = (name: string) =>
      within(within(drawer).getByRole('region', { name }));
    await screen.findByText(
      'Ada signs in to Payroll in a browser and gets in.',
    );
    expect(
      part('Where it is open').getByRole('row', { name: /App or action/ }),
    ).toHaveTextContent('Payroll');
    expect(
      part('What lets it out').getByRole('link', { name: 'Require MFA' }),
    ).toHaveAttribute(
      'href',
      `${PAGE}?connection=contoso&view=policies&policy=p1`,
    );
    expect(
      part('People, 1 of 12').getByText('ada@contoso.example'),
    ).toBeInTheDocument();
    expect(
      within(drawer).getByRole('link', { name: 'The finding that reports it' }),
    ).toHaveAttribute(
      'href',
      '/entra/findings?connection=contoso&finding=ca.all-users-mfa-missing%7E1',
    );
  });

  it('opens its sign-in in the form, complete, and asks it', async () => {
    const backend = renderPages(OPEN);
    await userEvent.click(
      await screen.findByRole('link', { name: 'Explain this sign-in' }),
    );
    expect(await screen.findByRole('combobox', { name: /Person/ })).toHaveValue(
      'ada@contoso.example',
    );
    expect(backend.inputsOf('questions/explain_ca_for_user')).toEqual([
      gap().witness.arguments,
    ]);
  });

  it('is found by its address on whichever page it is', async () => {
    const backend = new FakeBackend();
    backend.caGaps = ({ cursor }) =>
      cursor === 'c1'
        ? gapReport()
        : gapReport({ items: [gap({ gap: 'other' })], nextCursor: 'c1' });
    renderPages(OPEN, backend);
    expect(
      await screen.findByText(
        'Ada signs in to Payroll in a browser and gets in.',
      ),
    ).toBeInTheDocument();
  });

  it('that is closed meanwhile is said to be', async () => {
    renderPages(`${PAGE}?gap=gone`);
    expect(
      await screen.findByText(/It was closed, or the last sync found it/),
    ).toBeInTheDocument();
  });

  it('shows a long name whole on demand, and withheld names as withheld', async () => {
    const backend = new FakeBackend();
    const label = 'Require MFA '.repeat(10).trim();
    backend.caGaps = () =>
      gapReport({
        items: [
          gap({
            state: 'unknown',
            reach: 'claimedPlatformOnly',
            causes: [{ policy: 'p1', label, because: 'It is off.' }],
            examples: [
              { kind: 'user', entity: 'u1', label: 'withheld: personal data' },
            ],
          }),
        ],
      });
    renderPages(PAGE, backend);
    expect((await screen.findByText(label)).title).toBe(label);
    await userEvent.click(await row());
    const drawer = within(await screen.findByRole('dialog'));
    await drawer.findByText('withheld: personal data');
    expect(drawer.getByText('? May be open')).toBeInTheDocument();
    expect(
      drawer.getByText('Open to: Claimed platform only (anyone can claim one)'),
    ).toBeInTheDocument();
  });
});
