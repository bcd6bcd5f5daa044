import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { withheld } from '@entra-posture/core';
import { capabilities, neverRead } from '../__testUtils__/connection';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { identities, identity, staleAccounts } from '../__testUtils__/identity';
import { address, renderPages } from '../__testUtils__/renderPages';
import { asOf } from '../__testUtils__/summary';

const LIST = 'questions/list_identities';
const STALE = 'questions/list_stale_accounts';

function listing(...lines: Parameters<typeof identity>[0][]): FakeBackend {
  const backend = new FakeBackend();
  backend.identities = () =>
    identities({ total: lines.length, items: lines.map(identity) });
  return backend;
}

async function cellsOf(name: RegExp): Promise<string[]> {
  const row = await screen.findByRole('row', { name });
  return within(row)
    .getAllByRole('gridcell')
    .map(({ textContent }) => textContent ?? '');
}

async function choose(field: string, option: string) {
  await userEvent.click(
    screen.getByRole('button', { name: new RegExp(field) }),
  );
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('the identities', () => {
  it('are a table with what is known of each', async () => {
    renderPages('/entra/identities');
    const row = await screen.findByRole('row', { name: /Ada Adams/ });
    expect(row).toHaveTextContent(/ada@contoso\.example/);
    for (const text of [
      'Person',
      'Tier 0',
      'Registered',
      'Microsoft authenticator push, Fido2 security key',
      '2',
      '41',
      'up to 59',
      '3',
    ]) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
    expect(
      within(row).getByRole('link', { name: 'Ada Adams' }),
    ).toHaveAttribute(
      'href',
      '/entra/identities/ada%40contoso.example?connection=contoso',
    );
  });

  it('are asked for as the address says, and show its filters', async () => {
    const backend = renderPages(
      '/entra/identities?kind=guests&standing=privileged&enabled=yes&mfa=unknown&inactive=45&q=ada&sort=label',
    );
    await screen.findByRole('row', { name: /Ada Adams/ });
    expect(backend.inputsOf(LIST)).toEqual([
      {
        connection: 'contoso',
        kinds: ['guest'],
        standings: ['tier0', 'tier1'],
        enabled: true,
        mfa: 'unknown',
        inactiveDays: 45,
        query: 'ada',
        sort: 'label',
        limit: 25,
      },
    ]);
    for (const [field, value] of [
      ['Kind', 'Guests'],
      ['Standing', 'Tier 0 or 1'],
      ['MFA', 'Unknown'],
      ['Account', 'Enabled'],
      ['Not seen for', '45 days'],
      ['Order', 'By name'],
    ]) {
      expect(
        screen.getByRole('button', { name: new RegExp(field) }),
      ).toHaveTextContent(value);
    }
    expect(screen.getByRole('searchbox', { name: 'Name' })).toHaveValue('ada');
  });

  it('take what is chosen and typed into the address and ask anew', async () => {
    const backend = renderPages('/entra/identities');
    await screen.findByRole('row', { name: /Ada Adams/ });
    await choose('Standing', 'Tier 2');
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Name' }),
      'adams',
    );
    await waitFor(() =>
      expect(backend.inputsOf(LIST).at(-1)).toMatchObject({
        standings: ['tier2'],
        query: 'adams',
      }),
    );
    expect(address().search).toBe('?standing=tier2&q=adams');
    // Not once a key.
    expect(backend.inputsOf(LIST).length).toBeLessThan(5);
  });

  it('say what is not known, and what does not apply, as neither yes nor no nor zero', async () => {
    renderPages(
      '/entra/identities',
      listing(
        {
          label: 'Unsure',
          entity: 'unsure@contoso.example',
          standing: null,
          mfa: null,
          methods: [],
          activityKnown: false,
          lastActivityAt: null,
          score: null,
          high: null,
        },
        {
          label: 'Never',
          entity: 'never@contoso.example',
          lastActivityAt: null,
        },
        {
          kind: 'device',
          identity: 'device',
          label: 'Laptop',
          entity: 'd1',
          standing: null,
          mfa: null,
          methods: [],
          score: null,
          high: null,
        },
        {
          kind: 'servicePrincipal',
          identity: 'servicePrincipal',
          label: 'Payroll',
          entity: 's1',
          mfa: null,
          methods: [],
          activityKnown: false,
          lastActivityAt: null,
        },
      ),
    );
    const unsure = await screen.findByRole('row', { name: /Unsure/ });
    expect(within(unsure).getAllByText('Unknown')).toHaveLength(4);
    expect(
      within(screen.getByRole('row', { name: /Never/ })).getByText('Never', {
        selector: '[role=gridcell]',
      }),
    ).toBeInTheDocument();
    const laptop = screen.getByRole('row', { name: /Laptop/ });
    for (const text of ['Holds no roles', 'Has no factors', 'Not scored', '–'])
      expect(within(laptop).getByText(text)).toBeInTheDocument();
    expect(within(laptop).queryByText('Unknown')).not.toBeInTheDocument();
    const app = screen.getByRole('row', { name: /Payroll/ });
    expect(within(app).getByText('Has no factors')).toBeInTheDocument();
    expect(within(app).getByText('Unknown')).toBeInTheDocument();
  });

  it('are counted above the list, each figure a way to just those', async () => {
    const backend = new FakeBackend();
    const { totals } = identities();
    backend.identities = () =>
      identities({ totals: { ...totals, privileged: null } });
    renderPages('/entra/identities', backend);
    const glance = within(
      await screen.findByRole('navigation', { name: 'Identities at a glance' }),
    );
    expect(
      glance.getByRole('link', { name: 'Unknown Privileged' }),
    ).toBeVisible();
    await userEvent.click(
      glance.getByRole('link', { name: '17 Enabled without MFA' }),
    );
    await waitFor(() =>
      expect(backend.inputsOf(LIST).at(-1)).toMatchObject({
        kinds: ['member', 'guest'],
        enabled: true,
        mfa: 'no',
      }),
    );
    expect(
      screen.getByRole('link', { name: '17 Enabled without MFA' }),
    ).toHaveAttribute('aria-current', 'true');
    expect(
      screen.getByRole('link', { name: '1,800 People' }),
    ).not.toHaveAttribute('aria-current');
  });

  it('list stale accounts, and say how many may be among them and cannot be told', async () => {
    const backend = new FakeBackend();
    backend.staleAccounts = ({ kind }) =>
      staleAccounts({ kind, unknown: kind === 'user' ? 7 : 100 });
    renderPages('/entra/identities?mfa=no', backend);
    await screen.findByRole('row', { name: /Ada Adams/ });
    expect(backend.inputsOf(STALE)).toEqual([]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Stale accounts' }),
    );
    expect(
      await screen.findByText(
        'Not among them: 7 enabled of whom it is not known when they came last.',
      ),
    ).toBeInTheDocument();
    expect(backend.inputsOf(LIST).at(-1)).toEqual({
      connection: 'contoso',
      kinds: ['member'],
      enabled: true,
      inactiveDays: 90,
      sort: 'lastActivity',
      limit: 25,
    });
    expect(backend.inputsOf(STALE)).toEqual([
      { connection: 'contoso', kind: 'user', days: 90, limit: 1 },
    ]);
  });

  it('keep names, factors and last activity from who may not see them, and say so', async () => {
    renderPages(
      '/entra/identities',
      listing({
        label: withheld,
        entity: '00000000-0000-0000-0000-0000000000ad',
        methods: [],
        lastActivityAt: null,
      }),
    );
    const cells = await cellsOf(/0000000000ad/);
    expect(cells[2]).toBe('RegisteredMethods: Withheld');
    expect(cells[3]).toBe('Withheld');
    expect(
      screen.getByRole('link', {
        name: 'Withheld 00000000-0000-0000-0000-0000000000ad',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/need the permission entra\.personalData\.read/),
    ).toBeInTheDocument();
    expect(screen.getByRole('searchbox', { name: 'Name' })).toBeDisabled();
  });

  it('never hold more than a page, and go on by cursor', async () => {
    const backend = new FakeBackend();
    backend.identities = ({ cursor = '0' }) =>
      identities({
        total: 100_000,
        items: Array.from({ length: 25 }, (_, each) =>
          identity({
            label: `No. ${Number(cursor) + each}`,
            entity: `p${Number(cursor) + each}@contoso.example`,
          }),
        ),
        nextCursor: String(Number(cursor) + 25),
      });
    renderPages('/entra/identities', backend);
    await screen.findByRole('row', { name: /No\. 24\b/ });
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('row', { name: /No\. 49\b/ });
    expect(screen.getByText('26–50 of 100,000')).toBeInTheDocument();
    expect(screen.getAllByRole('row')).toHaveLength(26);
  });

  it('say what could not be read', async () => {
    const backend = new FakeBackend();
    backend.identities = () =>
      identities({ asOf: asOf({ incomplete: ['Users: in part only.'] }) });
    renderPages('/entra/identities', backend);
    expect(await screen.findByText('Users: in part only.')).toBeInTheDocument();
  });

  it('say that nobody fits, and clear the filters', async () => {
    const backend = new FakeBackend();
    backend.identities = ({ mfa }) =>
      mfa ? identities({ total: 0, items: [] }) : identities();
    renderPages('/entra/identities?mfa=no&sort=label', backend);
    await screen.findByRole('heading', {
      name: 'No identity fits these filters',
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await screen.findByRole('row', { name: /Ada Adams/ });
    expect(address().search).toBe('?sort=label');
  });

  it('do not call an inventory that was not made an empty tenant', async () => {
    renderPages('/entra/identities', listing());
    expect(
      await screen.findByRole('heading', { name: 'No identity is known' }),
    ).toBeInTheDocument();
  });

  it('show the server’s sentence where it refuses, and try again', async () => {
    const backend = new FakeBackend();
    backend.identities = () =>
      refusal(403, 'NotAllowedError', 'You need entra.posture.read.');
    renderPages('/entra/identities', backend);
    expect(
      within(await screen.findByRole('alert')).getByText(
        'You need entra.posture.read.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('row')).not.toBeInTheDocument();
    backend.identities = () => identities();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await screen.findByRole('row', { name: /Ada Adams/ });
  });

  it('wait for the first sync', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () => capabilities(neverRead());
    renderPages('/entra/identities', backend);
    await screen.findByText('The first sync has not begun');
    expect(backend.inputsOf(LIST)).toEqual([]);
  });
});
