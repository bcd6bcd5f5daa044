import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { withheld } from '@entra-posture/core';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { findingsList } from '../__testUtils__/finding';
import { holder, privilegedAccess } from '../__testUtils__/identity';
import { address, renderPages } from '../__testUtils__/renderPages';
import { asOf, findingItem } from '../__testUtils__/summary';

const PAGE = '/entra/privileged-access';
const LIST = 'questions/list_privileged_access';
const GLOBAL = '62e90394-69f5-4237-9190-012177145e10';

function holding(change: Parameters<typeof privilegedAccess>[0]): FakeBackend {
  const backend = new FakeBackend();
  backend.privilegedAccess = () => privilegedAccess(change);
  return backend;
}

const grid = async (name: string) =>
  within(await screen.findByRole('grid', { name }));

async function rowOf(table: string, name: RegExp) {
  return (await grid(table)).findByRole('row', { name });
}

describe('privileged access', () => {
  it('counts by role, and does not call unknown dates no permanent holder', async () => {
    renderPages(PAGE);
    const row = await rowOf('Roles', /Global Administrator/);
    expect(
      within(row)
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent),
    ).toEqual(['0', '6', '5', '2']);
    expect(
      within(await rowOf('Roles', /User Administrator/)).getByText('Unknown'),
    ).toBeInTheDocument();
  });

  it('lists who holds them, how, and through which group', async () => {
    renderPages(
      PAGE,
      holding({
        total: 3,
        items: [
          holder(),
          holder({
            label: 'Eve Evans',
            entity: 'eve@contoso.example',
            assignment: 'eligible',
            permanent: false,
            through: { kind: 'group', entity: 'g1', label: 'Helpdesk' },
            mfa: null,
            lastActivityAt: null,
            score: null,
          }),
          holder({
            kind: 'servicePrincipal',
            label: 'Payroll',
            entity: 's1',
            permanent: null,
            mfa: null,
            enabled: false,
          }),
        ],
      }),
    );
    const ada = await rowOf('Holders', /Ada Adams/);
    expect(ada).toHaveTextContent(/Active.*Permanent.*Registered/);
    expect(within(ada).getByRole('link')).toHaveAttribute(
      'href',
      '/entra/identities/ada%40contoso.example?connection=contoso',
    );
    const eve = await rowOf('Holders', /Eve Evans/);
    expect(eve).toHaveTextContent(/Eligible.*With an end/);
    expect(within(eve).getByRole('link', { name: 'Helpdesk' })).toBeVisible();
    expect(within(eve).getAllByText('Unknown')).toHaveLength(2);
    expect(within(eve).getByText('None known')).toBeInTheDocument();
    const app = await rowOf('Holders', /Payroll/);
    for (const text of [
      'Disabled',
      'Until when is not known',
      'Has no factors',
    ])
      expect(within(app).getByText(text)).toBeInTheDocument();
  });

  it('asks for what the address says', async () => {
    const backend = renderPages(
      `${PAGE}?role=${GLOBAL}&assignment=eligible&tier=0`,
    );
    await rowOf('Holders', /Ada Adams/);
    expect(backend.inputsOf(LIST)).toEqual([
      {
        connection: 'contoso',
        role: GLOBAL,
        assignment: 'eligible',
        tier: '0',
        limit: 25,
      },
    ]);
    for (const [field, value] of [
      ['Role', 'Global Administrator'],
      ['Assignment', 'Eligible'],
      ['Tiers', 'Tier 0 only'],
    ]) {
      expect(
        screen.getByRole('button', { name: new RegExp(`${field}$`) }),
      ).toHaveTextContent(value);
    }
  });

  it('lists the holders of a role that is opened', async () => {
    const backend = renderPages(PAGE);
    await userEvent.click(await rowOf('Roles', /Global Administrator/));
    await waitFor(() =>
      expect(backend.inputsOf(LIST).at(-1)).toMatchObject({ role: GLOBAL }),
    );
    expect(address().searchParams.get('role')).toBe(GLOBAL);
    expect(await screen.findByText(/\(listed below\)/)).toBeInTheDocument();
  });

  it('leads from a path of escalation to its finding', async () => {
    const backend = new FakeBackend();
    backend.findings = () =>
      findingsList({
        items: [
          findingItem({
            finding: 'priv.escalation-path~1',
            title: 'A way to tier 0',
            statement: 'Eve owns an app that can take the tenant.',
          }),
        ],
      });
    renderPages(PAGE, backend);
    const row = await rowOf('Escalation paths', /A way to tier 0/);
    expect(row).toHaveTextContent('Eve owns an app that can take the tenant.');
    expect(backend.inputsOf('questions/list_findings')).toEqual([
      { connection: 'contoso', check: 'priv.escalation-path', limit: 25 },
    ]);
    await userEvent.click(within(row).getByRole('link'));
    await waitFor(() => expect(address().pathname).toBe('/entra/findings'));
    expect(address().searchParams.get('finding')).toBe(
      'priv.escalation-path~1',
    );
  });

  it('does not call it “no administrators” where roles cannot be read', async () => {
    renderPages(
      PAGE,
      holding({
        asOf: asOf({ incomplete: ['Role assignments: denied.'] }),
        roles: [],
        total: 0,
        items: [],
      }),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'It is not known who holds privileged roles',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('Role assignments: denied.')).toBeInTheDocument();
    expect(screen.queryByRole('grid', { name: 'Roles' })).toBeNull();
  });

  it('clears filters that nobody fits', async () => {
    const backend = new FakeBackend();
    backend.privilegedAccess = ({ role }) =>
      privilegedAccess(role ? { total: 0, items: [] } : {});
    renderPages(`${PAGE}?role=nothing`, backend);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear filters' }),
    );
    await rowOf('Holders', /Ada Adams/);
    expect(address().search).toBe('');
  });

  it('withholds who they are from who may not see people', async () => {
    renderPages(
      PAGE,
      holding({
        items: [
          holder({ label: withheld, entity: 'id-1', lastActivityAt: null }),
        ],
      }),
    );
    const row = await rowOf('Holders', /id-1/);
    expect(within(row).getAllByText('Withheld')).toHaveLength(2);
    expect(screen.getByText('Personal data is withheld')).toBeInTheDocument();
  });

  it('shows the server’s sentence, and still the paths', async () => {
    const backend = new FakeBackend();
    backend.privilegedAccess = () =>
      refusal(403, 'NotAllowedError', 'You need entra.posture.read.');
    renderPages(PAGE, backend);
    expect(
      within(await screen.findByRole('alert')).getByText(
        'You need entra.posture.read.',
      ),
    ).toBeInTheDocument();
    await rowOf('Escalation paths', /Policy only reports/);
    backend.privilegedAccess = () => privilegedAccess();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await rowOf('Holders', /Ada Adams/);
  });
});
