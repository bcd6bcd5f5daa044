import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { withheld } from '@entra-posture/core';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import {
  changeItem,
  changes,
  entityDetail,
  identity,
} from '../__testUtils__/identity';
import { address, renderPages } from '../__testUtils__/renderPages';
import { asOf, findingItem } from '../__testUtils__/summary';

const ADA = '/entra/identities/ada%40contoso.example';

function knowing(change: Parameters<typeof entityDetail>[0]): FakeBackend {
  const backend = new FakeBackend();
  backend.entity = () => entityDetail(change);
  return backend;
}

const part = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('the page about an identity', () => {
  it('opens from the inventory, and asks for who is meant', async () => {
    const backend = renderPages('/entra/identities');
    await userEvent.click(
      await screen.findByRole('link', { name: 'Ada Adams' }),
    );
    await screen.findByRole('heading', { level: 2, name: 'Ada Adams' });
    expect(address().pathname).toBe(ADA);
    expect(backend.inputsOf('questions/get_entity')).toEqual([
      { connection: 'contoso', entity: 'ada@contoso.example', signIns: 50 },
    ]);
    await userEvent.click(screen.getByRole('link', { name: 'All identities' }));
    await screen.findByRole('grid', { name: 'Identities' });
  });

  it('takes a guest’s handle with its # whole', async () => {
    const backend = renderPages(
      `/entra/identities/${encodeURIComponent('eve_fab.example#EXT#@contoso.example')}`,
    );
    await screen.findByRole('heading', { level: 2, name: 'Ada Adams' });
    expect(backend.inputsOf('questions/get_entity')[0].entity).toBe(
      'eve_fab.example#EXT#@contoso.example',
    );
  });

  it('explains the score by points that lead to their findings, with its band', async () => {
    renderPages(ADA);
    const risk = await part('Risk');
    expect(risk.getByText('41')).toBeInTheDocument();
    expect(risk.getByText(/it would be 59/)).toBeInTheDocument();
    const [point] = within(
      risk.getByRole('list', { name: 'Points of the score' }),
    ).getAllByRole('listitem');
    expect(point).toHaveTextContent(
      '+41.2Administrator without any second factor',
    );
    expect(within(point).getByRole('link')).toHaveAttribute(
      'href',
      '/entra/findings?connection=contoso&finding=auth.admin-no-mfa%7E1',
    );
  });

  it('says how each role is held, and through which group', async () => {
    renderPages(ADA);
    const roles = await part('Privileged roles');
    expect(
      roles.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual([
      'Global AdministratorActive permanently',
      'User Administrator (through Helpdesk)Eligible, until a date',
    ]);
  });

  it('leads to findings, groups, and to the policies that apply to a sign-in', async () => {
    renderPages(ADA);
    expect(
      (await part('Open findings')).getByRole('link', {
        name: 'Administrator without any second factor',
      }),
    ).toBeInTheDocument();
    expect(
      (await part('Groups')).getByRole('link', { name: 'Helpdesk' }),
    ).toHaveAttribute('href', '/entra/identities/g1?connection=contoso');
    expect(
      screen.getByRole('link', { name: 'Which policies apply to a sign-in' }),
    ).toHaveAttribute(
      'href',
      '/entra/conditional-access?connection=contoso&view=whatIf&user=ada%40contoso.example',
    );
  });

  it('leads to the manager of who has one, by the id where the name is withheld', async () => {
    const manager = {
      kind: 'user' as const,
      entity: 'grace@contoso.example',
      label: 'Grace Green',
    };
    renderPages(ADA, knowing({ manager }));
    expect(
      await screen.findByRole('link', { name: 'Grace Green' }),
    ).toHaveAttribute(
      'href',
      '/entra/identities/grace%40contoso.example?connection=contoso',
    );
    cleanup();
    renderPages(
      ADA,
      knowing({ manager: { kind: 'user', entity: 'm1', label: withheld } }),
    );
    expect(await screen.findByRole('link', { name: /m1$/ })).toHaveAttribute(
      'href',
      '/entra/identities/m1?connection=contoso',
    );
    cleanup();
    renderPages(ADA);
    await screen.findByRole('heading', { level: 2, name: 'Ada Adams' });
    expect(screen.queryByText('Manager')).not.toBeInTheDocument();
  });

  it('tells what changed, between which reads, and who did it', async () => {
    const backend = new FakeBackend();
    backend.changes = () =>
      changes({
        total: 3,
        items: [
          changeItem(),
          changeItem({
            change: 'added',
            who: null,
            auditRecords: 2,
            properties: [],
          }),
          changeItem({
            change: 'removed',
            who: null,
            auditRecords: 0,
            properties: [],
            notBefore: undefined,
          }),
        ],
      });
    renderPages(ADA, backend);
    const list = await part('Changes in 90 days');
    const [changed, added, removed] = await list.findAllByRole('listitem');
    expect(changed).toHaveTextContent(/departmentSales became Finance/);
    expect(changed).toHaveTextContent(/Between .* and .*, by Eve Evans/);
    expect(added).toHaveTextContent(
      /by whom is not certain: 2 audit records can have caused it/,
    );
    expect(removed).toHaveTextContent(/Seen .*audit log does not tell/);
    expect(backend.inputsOf('questions/compare_snapshots')).toEqual([
      {
        connection: 'contoso',
        entity: 'ada@contoso.example',
        days: 90,
        limit: 25,
      },
    ]);
  });

  it('does not call what is not known nothing', async () => {
    renderPages(
      ADA,
      knowing({
        roles: [],
        risk: null,
        identity: identity({ standing: null, score: null, high: null }),
      }),
    );
    expect(
      (await part('Privileged roles')).getByText('Roles cannot be read'),
    ).toBeInTheDocument();
    expect((await part('Risk')).getByText(/^No score/)).toBeInTheDocument();
  });

  it('says that findings touch more than they list', async () => {
    renderPages(
      ADA,
      knowing({
        findings: [],
        unlisted: [findingItem({ title: 'Too many to tell' })],
      }),
    );
    const findings = await part('Open findings');
    expect(findings.getByText('None names it.')).toBeInTheDocument();
    expect(
      findings.getByRole('link', { name: 'Too many to tell' }),
    ).toBeInTheDocument();
  });

  it('withholds who it is from who may not see people', async () => {
    renderPages(
      '/entra/identities/00000000-0000-0000-0000-0000000000ad',
      knowing({
        entity: {
          kind: 'user',
          entity: '00000000-0000-0000-0000-0000000000ad',
          label: withheld,
        },
        identity: identity({
          label: withheld,
          methods: [],
          lastActivityAt: null,
        }),
      }),
    );
    await screen.findByRole('heading', { level: 2, name: 'Name withheld' });
    expect(screen.getByText('Personal data is withheld')).toBeInTheDocument();
    expect(screen.queryByText('Never')).not.toBeInTheDocument();
    expect(screen.getAllByText('Withheld').length).toBeGreaterThan(1);
  });

  it('shows a group with who is in it, and asks nothing of it that only people have', async () => {
    renderPages(
      '/entra/identities/g1',
      knowing({
        entity: { kind: 'group', entity: 'g1', label: 'Helpdesk' },
        identity: null,
        risk: null,
        roles: [],
        memberOf: [],
        members: {
          total: 51,
          items: [
            { kind: 'user', entity: 'ada@contoso.example', label: 'Ada Adams' },
          ],
        },
      }),
    );
    const members = await part('Members (51)');
    expect(
      members.getByRole('link', { name: 'Ada Adams' }),
    ).toBeInTheDocument();
    expect(members.getByText('The first 1 of 51.')).toBeInTheDocument();
    for (const name of ['Risk', 'Privileged roles'])
      expect(screen.queryByRole('region', { name })).not.toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /Which policies/ }),
    ).not.toBeInTheDocument();
  });

  it('shows a device without a score and without roles', async () => {
    renderPages(
      '/entra/identities/d1',
      knowing({
        entity: { kind: 'device', entity: 'd1', label: 'Laptop' },
        identity: identity({
          kind: 'device',
          identity: 'device',
          standing: null,
          score: null,
        }),
        risk: null,
        roles: [],
      }),
    );
    expect(
      (await part('Risk')).getByText(/Devices are given no score/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Privileged roles' }),
    ).not.toBeInTheDocument();
  });

  it('says what could not be read, of it and of its changes', async () => {
    const backend = knowing({
      asOf: asOf({ incomplete: ['Groups: denied.'] }),
    });
    backend.changes = () =>
      changes({
        asOf: asOf({ incomplete: ['History begins later.'] }),
        total: 0,
        items: [],
      });
    renderPages(ADA, backend);
    expect(await screen.findByText('Groups: denied.')).toBeInTheDocument();
    const list = await part('Changes in 90 days');
    expect(
      await list.findByText('None that a sync has seen.'),
    ).toBeInTheDocument();
    expect(list.getByText('History begins later.')).toBeInTheDocument();
  });

  it('says so where nothing has that id, and stays usable where only the changes fail', async () => {
    const backend = new FakeBackend();
    backend.entity = () =>
      refusal(404, 'NotFoundError', 'Nothing has the id "x".');
    backend.changes = () => refusal(503, 'ServiceUnavailableError', 'Away.');
    renderPages('/entra/identities/x', backend);
    expect(
      within(await screen.findByRole('alert')).getByText(
        'Nothing has the id "x".',
      ),
    ).toBeInTheDocument();
    backend.entity = () => entityDetail();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await screen.findByRole('heading', { level: 2, name: 'Ada Adams' });
    expect(
      (await part('Changes in 90 days')).getByText('This could not be loaded'),
    ).toBeInTheDocument();
  });
});
