import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { gap, gapReport, policyList, reading } from '../../__testUtils__/ca';
import { FakeBackend, refusal } from '../../__testUtils__/FakeBackend';
import { address, renderPages } from '../../__testUtils__/renderPages';

const PAGE = '/entra/conditional-access?view=policies';
const GAPS = 'questions/check_ca_gaps';

/** What a hypothesis changes, as the server tells it. */
function assuming(): FakeBackend {
  const backend = new FakeBackend();
  backend.caGaps = ({ assume }) =>
    assume
      ? gapReport({
          change: {
            cells: [
              {
                audience: 'members',
                requirement: 'mfa',
                reading: 'forced',
                protected: 1200,
                exposed: 0,
                before: reading({ state: 'gap', open: 1240 }),
                after: reading({ state: 'gap', open: 40 }),
              },
              {
                audience: 'admins',
                requirement: 'mfa',
                reading: 'passwordStops',
                protected: 0,
                exposed: 3,
                before: reading(),
                after: reading({ state: 'gap', open: 3, doubtful: 1 }),
              },
              {
                audience: 'members',
                requirement: 'managedDevice',
                reading: 'forced',
                protected: 0,
                exposed: 0,
                before: reading(),
                after: reading(),
              },
            ],
            closed: [gap({ gap: 'c', statement: 'The way over Payroll.' })],
            opened: [gap({ gap: 'o', statement: 'A way for three.' })],
            ignored: ['Policy p9 is not there.'],
          },
        })
      : gapReport();
  return backend;
}

describe('a policy', () => {
  it('opens with what it leaves out and its findings', async () => {
    renderPages(`${PAGE}&policy=p1`);
    const drawer = within(
      await screen.findByRole('dialog', { name: 'Require MFA' }),
    );
    const out = within(drawer.getByRole('region', { name: 'Leaves out (2)' }));
    expect(out.getAllByRole('listitem').map(each => each.textContent)).toEqual([
      'AppPayrollIf this exclusion were removed',
      'GroupTravellersIf this exclusion were removed',
    ]);
    expect(
      within(drawer.getByRole('region', { name: 'Findings (1)' })).getByRole(
        'link',
      ),
    ).toHaveAttribute(
      'href',
      '/entra/findings?connection=contoso&finding=ca.all-users-mfa-missing%7E1',
    );
  });

  it('that only reports says whom it would protect and expose if it were enabled', async () => {
    const backend = assuming();
    renderPages(`${PAGE}&policy=p2`, backend);
    await userEvent.click(
      await screen.findByRole('button', { name: 'If it were enabled' }),
    );
    expect(address().searchParams.get('assume')).toBe('enable');
    const panel = within(
      await screen.findByRole('region', { name: 'If it were enabled' }),
    );
    await panel.findByText('The way over Payroll.');
    expect(panel.getAllByRole('row').map(each => each.textContent)).toEqual([
      'Who and whatPeople protectedPeople exposedNow, and then',
      'MembersMFA always1,200Gap: 1,240→ Gap: 40',
      'AdministratorsA password is not enough3Proved→ Gap: 3, maybe 1 more',
    ]);
    expect(panel.getByText('A way for three.')).toBeInTheDocument();
    expect(panel.getByText('Policy p9 is not there.')).toBeInTheDocument();
    expect(backend.inputsOf(GAPS)).toEqual([
      { connection: 'contoso', assume: { enable: ['p2'] }, limit: 1 },
    ]);
  });

  it('says what would change if one exclusion were removed, and lets go of it', async () => {
    const backend = assuming();
    renderPages(`${PAGE}&policy=p1`, backend);
    const button = await screen.findByRole('button', {
      name: 'If this exclusion were removed: Travellers',
    });
    await userEvent.click(button);
    await screen.findByRole('region', {
      name: 'If Travellers were not left out',
    });
    expect(backend.inputsOf(GAPS).at(-1).assume).toEqual({
      withoutExclusions: [{ policy: 'p1', object: 'group-1' }],
    });
    expect(address().searchParams.get('assume')).toBe('without:group-1');
    await userEvent.click(button);
    expect(address().searchParams.get('assume')).toBeNull();
    expect(
      screen.queryByRole('region', { name: /not left out/ }),
    ).not.toBeInTheDocument();
  });

  it('that is on can be thought away, from the address', async () => {
    const backend = assuming();
    renderPages(`${PAGE}&policy=p1&assume=disable`, backend);
    await screen.findByRole('region', { name: 'If it were turned off' });
    expect(backend.inputsOf(GAPS)[0].assume).toEqual({ disable: ['p1'] });
  });

  it('that changes nothing is said to change nothing', async () => {
    const backend = new FakeBackend();
    backend.caGaps = () =>
      gapReport({ change: { cells: [], opened: [], closed: [], ignored: [] } });
    renderPages(`${PAGE}&policy=p2&assume=enable`, backend);
    expect(
      await screen.findByText(/Nobody gains or loses anything/),
    ).toBeInTheDocument();
  });

  it('whose hypothesis could not be worked out says why, and Retry asks again', async () => {
    const backend = new FakeBackend();
    backend.caGaps = () =>
      refusal(503, 'ServiceUnavailableError', 'The database is away.');
    renderPages(`${PAGE}&policy=p2&assume=enable`, backend);
    await screen.findByText('The database is away.');
    backend.caGaps = assuming().caGaps;
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByText('The way over Payroll.'),
    ).toBeInTheDocument();
  });

  it('closes with what was assumed of it', async () => {
    renderPages(`${PAGE}&policy=p2&assume=enable`, assuming());
    await screen.findByText('The way over Payroll.');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(address().search).toBe('?view=policies'));
  });

  it('that is gone is said to be', async () => {
    const backend = new FakeBackend();
    backend.caPolicies = () => policyList();
    renderPages(`${PAGE}&policy=deleted`, backend);
    expect(
      await screen.findByText(/The last sync found no such policy/),
    ).toBeInTheDocument();
  });
});
