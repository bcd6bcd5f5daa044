import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { withheld } from '@entra-posture/core';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { entityDetail, personSignIn } from '../__testUtils__/identity';
import { renderPages } from '../__testUtils__/renderPages';
import { findingItem } from '../__testUtils__/summary';
import { impossibleTravel, saoPaulo } from '../__testUtils__/travel';

const ADA = '/entra/identities/ada%40contoso.example';
const EXPLAIN = 'questions/explain_finding';

const travelled = (at: number) =>
  findingItem({
    finding: `sig.impossible-travel~${at}`,
    check: 'sig.impossible-travel',
    happenedAt: `2026-01-${10 + at}T10:00:00Z`,
  });

function knowing(change: Parameters<typeof entityDetail>[0]): FakeBackend {
  const backend = new FakeBackend();
  backend.entity = () => entityDetail(change);
  backend.explain = ({ finding }) => impossibleTravel(undefined, finding);
  return backend;
}

const part = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('a person’s sign-ins', () => {
  it('are listed newest first, with what failed, and the older ones fold out', async () => {
    const items = [
      personSignIn({
        succeeded: false,
        error: 50126,
        city: null,
        country: null,
      }),
      ...Array.from({ length: 6 }, (_, at) =>
        personSignIn({ signIn: `s${at}`, succeeded: at ? true : null }),
      ),
    ];
    renderPages(ADA, knowing({ signIns: { days: 30, total: 63, items } }));
    const signIns = await part('Sign-ins');
    expect(
      signIns.getByText('63 in 30 days; the latest 7, by place:'),
    ).toBeInTheDocument();
    const [first, second, ...others] = within(
      signIns.getByRole('list', { name: 'Sign-ins, newest first' }),
    ).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      /Jan 30, 2026, 10:00 UTC Failed \(50126\)Place not known, 198\.18\.4\.7, Payroll/,
    );
    expect(second).toHaveTextContent('Whether it succeeded is not known');
    expect(others).toHaveLength(3);
    await userEvent.click(signIns.getByText('2 before these'));
    expect(
      within(
        signIns.getByRole('list', { name: 'Sign-ins before these' }),
      ).getAllByRole('listitem'),
    ).toHaveLength(2);
    expect(
      screen.queryByRole('region', { name: 'Impossible travel' }),
    ).not.toBeInTheDocument();
  });

  it('draw the two places of an impossible travel, and say the same in words', async () => {
    renderPages(
      ADA,
      knowing({
        findings: [travelled(1)],
        signIns: {
          days: 30,
          total: 1,
          items: [personSignIn({ signIn: 'sign-in-2' })],
        },
      }),
    );
    const travel = await part('Impossible travel');
    expect(
      await travel.findByRole('img', {
        name: /^Map from Paris, FR to Sao Paulo, BR 1 is Paris, FR at Jan 30, 2026, 15:49 UTC/,
      }),
    ).toBeInTheDocument();
    expect(travel.getByRole('figure')).toHaveTextContent(
      /Sao Paulo, BR, Jan 30, 2026, 16:34 UTC9,402 km in 45 minutes – at least 12,269 km\/h/,
    );
    expect(
      (await part('Sign-ins')).getByRole('link', { name: 'Impossible travel' }),
    ).toHaveAttribute(
      'href',
      '/entra/findings?connection=contoso&finding=sig.impossible-travel%7E1',
    );
  });

  it('draw the latest three, and count the others', async () => {
    const backend = renderPages(
      ADA,
      knowing({ findings: [1, 4, 2, 3, 5].map(travelled) }),
    );
    const travel = await part('Impossible travel');
    expect(await travel.findAllByRole('img')).toHaveLength(3);
    expect(
      travel.getByText('2 more among the open findings.'),
    ).toBeInTheDocument();
    expect(backend.inputsOf(EXPLAIN)).toEqual(
      [5, 4, 3].map(at => ({ finding: `sig.impossible-travel~${at}` })),
    );
  });

  it('say that a place cannot be drawn which the evidence does not have', async () => {
    const backend = knowing({ findings: [travelled(1)] });
    const { at, city, country } = saoPaulo;
    backend.explain = () => impossibleTravel([{ at, city, country }, saoPaulo]);
    renderPages(ADA, backend);
    const travel = await part('Impossible travel');
    expect(await travel.findByText(/it cannot be drawn/)).toBeInTheDocument();
    expect(travel.queryByRole('img')).not.toBeInTheDocument();
  });

  it('say that none was read, and ask for no evidence', async () => {
    const backend = renderPages(
      ADA,
      knowing({ signIns: { days: 30, total: 0, items: [] } }),
    );
    expect(
      (await part('Sign-ins')).getByText('None in 30 days that was read.'),
    ).toBeInTheDocument();
    expect(backend.inputsOf(EXPLAIN)).toEqual([]);
  });

  it('are kept back from who may not see people', async () => {
    const backend = renderPages(
      ADA,
      knowing({
        entity: { kind: 'user', entity: 'id-1', label: withheld },
        signIns: undefined,
        findings: [travelled(1)],
      }),
    );
    expect((await part('Sign-ins')).getByText('Withheld')).toBeInTheDocument();
    expect(backend.inputsOf(EXPLAIN)).toEqual([]);
  });

  it('stay where the evidence cannot be had', async () => {
    const backend = knowing({ findings: [travelled(1)] });
    backend.explain = () => refusal(503, 'ServiceUnavailableError', 'Busy.');
    renderPages(ADA, backend);
    const alert = within(await screen.findByRole('alert'));
    expect(
      alert.getByText('The places could not be drawn'),
    ).toBeInTheDocument();
    backend.explain = () => impossibleTravel();
    await userEvent.click(alert.getByRole('button', { name: 'Retry' }));
    await (await part('Impossible travel')).findByRole('img');
    await part('Sign-ins');
  });

  it('are no matter of a group', async () => {
    renderPages(
      '/entra/identities/g1',
      knowing({
        entity: { kind: 'group', entity: 'g1', label: 'Helpdesk' },
        identity: null,
        signIns: undefined,
      }),
    );
    await part('Properties');
    expect(
      screen.queryByRole('region', { name: 'Sign-ins' }),
    ).not.toBeInTheDocument();
  });
});
