import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { capabilities, connection, facts } from '../__testUtils__/connection';
import { connectOptions } from '../__testUtils__/connectOptions';
import { fillIn } from '../__testUtils__/fillIn';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { renderPages } from '../__testUtils__/renderPages';
import { leaveFor } from './leaveFor';

jest.mock('./leaveFor', () => ({ leaveFor: jest.fn() }));

const BEGIN = 'connect/begin';

afterEach(() => jest.mocked(leaveFor).mockReset());

function form() {
  return screen.findByRole('form', { name: 'Authorize with Microsoft' });
}

function authorize() {
  return userEvent.click(
    screen.getByRole('button', { name: 'Authorize with Microsoft' }),
  );
}

describe('authorizing with Microsoft', () => {
  it('asks, unless told otherwise, for application permissions of the recommended set', async () => {
    const backend = renderPages('/entra/connections?new');
    await form();
    expect(screen.getByText(/reading goes on unattended/)).toBeInTheDocument();
    await authorize();
    await waitFor(() =>
      expect(leaveFor).toHaveBeenCalledWith(
        'https://portal.example/api/entra/connect/start?ticket=t1',
      ),
    );
    expect(backend.inputsOf(BEGIN)).toEqual([
      { mode: 'application', cloud: 'global', set: 'recommended' },
    ]);
  });

  it('shows each permission that a sign-in will ask for, with who uses it and why', async () => {
    renderPages('/entra/connections?new');
    await form();
    await userEvent.click(screen.getByRole('radio', { name: /On behalf of/ }));
    const list = screen.getByRole('region', {
      name: 'Permissions that Microsoft will ask for (7)',
    });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(
      expect.arrayContaining([
        'User.Read.All Entra ID: Inventory of people',
        'Policy.Read.All Entra ID: Conditional Access',
        'offline_access Sign-in: Reading goes on without asking again',
      ]),
    );
    expect(screen.queryByText(/can write/)).toBeNull();
  });

  it('warns of the permission that writes', async () => {
    renderPages('/entra/connections?new');
    await form();
    await userEvent.click(screen.getByRole('radio', { name: /On behalf of/ }));
    await userEvent.click(
      screen.getByRole('radio', { name: /^Specification/ }),
    );
    expect(
      screen.getByText('ChannelMessage.Send can write'),
    ).toBeInTheDocument();
  });

  it('asks for just what the chosen features need', async () => {
    const backend = renderPages('/entra/connections?new');
    await form();
    await userEvent.click(screen.getByRole('radio', { name: /On behalf of/ }));
    await userEvent.click(screen.getByRole('radio', { name: /^Custom/ }));
    await authorize();
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Choose at least one feature',
    );
    expect(backend.inputsOf(BEGIN)).toEqual([]);
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Conditional Access' }),
    );
    await fillIn(
      screen.getByRole('textbox', { name: /^Tenant/ }),
      'contoso.example',
    );
    await fillIn(screen.getByRole('textbox', { name: /^Name/ }), 'Contoso');
    await authorize();
    expect(backend.inputsOf(BEGIN)).toEqual([
      {
        mode: 'signIn',
        cloud: 'global',
        tenant: 'contoso.example',
        title: 'Contoso',
        set: 'custom',
        permissions: expect.arrayContaining([
          'Policy.Read.All',
          'offline_access',
        ]),
      },
    ]);
    const [{ permissions }] = backend.inputsOf(BEGIN) as {
      permissions: string[];
    }[];
    expect(permissions).not.toContain('User.Read.All');
  });

  it('says which features no sign-in opens', async () => {
    renderPages('/entra/connections?new');
    await form();
    await userEvent.click(screen.getByRole('radio', { name: /^Custom/ }));
    expect(screen.getByRole('checkbox', { name: 'Sites' })).toBeEnabled();
    await userEvent.click(screen.getByRole('radio', { name: /On behalf of/ }));
    expect(
      screen.getByRole('checkbox', {
        name: 'Sites (needs application permissions)',
      }),
    ).toBeDisabled();
  });

  it('sends no tenant that cannot be one', async () => {
    const backend = renderPages('/entra/connections?new');
    await form();
    await fillIn(
      screen.getByRole('textbox', { name: /^Tenant/ }),
      'https://contoso',
    );
    await authorize();
    expect(
      await screen.findByText(/^Give the tenant’s id or one of its domains/),
    ).toBeInTheDocument();
    expect(backend.inputsOf(BEGIN)).toEqual([]);
  });

  it('shows the backend’s sentence when it cannot be started', async () => {
    const backend = new FakeBackend();
    backend.begin = () =>
      refusal(409, 'ConflictError', 'The key for secrets is missing.');
    renderPages('/entra/connections?new', backend);
    await form();
    await authorize();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The key for secrets is missing.',
    );
    expect(leaveFor).not.toHaveBeenCalled();
  });

  it('is told apart from credentials when the portal has no app of its own', async () => {
    const backend = new FakeBackend();
    backend.options = () =>
      connectOptions({
        signIn: {
          available: false,
          why: 'Set entra.app.clientId.',
          redirectUri: 'https://portal.example/callback',
        },
      });
    renderPages('/entra/connections?new', backend);
    expect(
      await screen.findByRole('form', { name: 'API credentials' }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('tab', { name: 'Authorize with Microsoft' }),
    );
    expect(
      await screen.findByText(/Set entra.app.clientId./),
    ).toHaveTextContent('https://portal.example/callback');
  });

  it('grants more to a connection that is there, beginning with what it has', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () =>
      capabilities(
        connection({
          connection: facts({
            credential: 'signIn',
            asked: ['User.Read.All', 'offline_access'],
          }),
        }),
      );
    renderPages('/entra/connections', backend);
    await userEvent.click(
      await screen.findByRole('link', {
        name: 'Grant more permissions: Contoso',
      }),
    );
    await form();
    expect(screen.queryByRole('textbox', { name: /^Tenant/ })).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: /^Custom/ }));
    expect(screen.getByRole('checkbox', { name: 'People' })).toBeChecked();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Risky users' }),
    );
    await authorize();
    expect(backend.inputsOf(BEGIN)).toEqual([
      {
        mode: 'signIn',
        cloud: 'global',
        set: 'custom',
        permissions: [
          'User.Read.All',
          'IdentityRiskyUser.Read.All',
          'offline_access',
          'openid',
          'profile',
          'email',
        ],
        connection: 'contoso',
      },
    ]);
  });
});
