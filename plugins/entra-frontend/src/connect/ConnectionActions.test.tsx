import type { ConnectionReport } from '@entra-posture/core';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { capabilities, connection, facts } from '../__testUtils__/connection';
import { connectOptions } from '../__testUtils__/connectOptions';
import { fillIn } from '../__testUtils__/fillIn';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { renderPages } from '../__testUtils__/renderPages';
import { leaveFor } from './leaveFor';

jest.mock('./leaveFor', () => ({ leaveFor: jest.fn() }));

function show(change: Partial<ConnectionReport>, backend = new FakeBackend()) {
  backend.capabilities = () => capabilities(connection(change));
  return renderPages('/entra/connections', backend);
}

function press(name: string) {
  return userEvent.click(screen.getByRole('button', { name }));
}

async function actions() {
  await screen.findByRole('group', { name: 'Manage Contoso' });
}

describe('a connection', () => {
  it('says at a glance how it is connected', async () => {
    show({
      connection: facts({
        credential: 'signIn',
        account: 'ada@contoso.example',
        cloud: 'usGov',
        paused: true,
      }),
    });
    await actions();
    const badges = screen.getByRole('list', {
      name: 'How Contoso is connected',
    });
    expect(
      within(badges)
        .getAllByRole('listitem')
        .map(each => each.textContent),
    ).toEqual([
      'Paused',
      'From this page',
      'Signed in as ada@contoso.example',
      'US Government (GCC High)',
    ]);
    expect(screen.queryByRole('button', { name: /^Sync now/ })).toBeNull();
  });

  it('is renamed, and looked at again', async () => {
    const backend = show({});
    await actions();
    await press('Rename: Contoso');
    const dialog = await screen.findByRole('dialog', {
      name: 'Rename Contoso',
    });
    const name = within(dialog).getByRole('textbox', { name: 'Name' });
    await userEvent.clear(name);
    await fillIn(name, 'Fabrikam');
    backend.capabilities = () =>
      capabilities(connection({ title: 'Fabrikam' }));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Rename' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Fabrikam' }),
    ).toBeInTheDocument();
    expect(backend.asked).toContainEqual({
      method: 'PATCH',
      path: 'connections/contoso',
      input: { title: 'Fabrikam' },
    });
  });

  it.each([
    [false, 'Pause: Contoso'],
    [true, 'Resume: Contoso'],
  ])('that is paused: %s is turned by %s', async (paused, name) => {
    const backend = show({ connection: facts({ paused }) });
    await actions();
    await press(name);
    await waitFor(() =>
      expect(backend.asked).toContainEqual({
        method: 'PATCH',
        path: 'connections/contoso',
        input: { paused: !paused },
      }),
    );
  });

  it('is disconnected with its data kept', async () => {
    const backend = show({});
    await actions();
    await press('Disconnect: Contoso');
    await screen.findByRole('dialog', { name: 'Disconnect Contoso' });
    backend.capabilities = () => ({ connections: [] });
    await press('Disconnect');
    expect(
      await screen.findByText('No tenant is connected'),
    ).toBeInTheDocument();
    expect(backend.asked).toContainEqual({
      method: 'DELETE',
      path: 'connections/contoso?data=keep',
      input: undefined,
    });
  });

  it('has its data deleted only when its name was typed', async () => {
    const backend = show({});
    await actions();
    await press('Disconnect: Contoso');
    await screen.findByRole('dialog', { name: 'Disconnect Contoso' });
    await userEvent.click(screen.getByRole('radio', { name: /^Delete all/ }));
    const button = screen.getByRole('button', {
      name: 'Disconnect and delete',
    });
    expect(button).toBeDisabled();
    const field = screen.getByRole('textbox', { name: /to confirm/ });
    await fillIn(field, 'Contos');
    expect(button).toBeDisabled();
    await fillIn(field, 'o');
    await userEvent.click(button);
    await waitFor(() =>
      expect(backend.asked).toContainEqual({
        method: 'DELETE',
        path: 'connections/contoso?data=delete',
        input: undefined,
      }),
    );
  });

  it('says why it could not be disconnected', async () => {
    const backend = new FakeBackend();
    backend.change = () =>
      refusal(403, 'NotAllowedError', 'You may not disconnect.');
    show({}, backend);
    await actions();
    await press('Disconnect: Contoso');
    await screen.findByRole('dialog');
    await press('Disconnect');
    expect(await screen.findByText('You may not disconnect.')).toBeVisible();
  });

  it('of the configuration file is managed there', async () => {
    show({ connection: facts({ source: 'config' }) });
    expect(
      await screen.findByText(/^Managed in the portal’s app-config/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('group', { name: /^Manage/ })).toBeNull();
  });

  it('offers only what the person may do', async () => {
    const backend = new FakeBackend();
    backend.options = () =>
      connectOptions({
        may: { connect: true, update: false, disconnect: true, sync: false },
      });
    show({}, backend);
    await actions();
    expect(
      screen
        .getAllByRole('button')
        .map(each => each.getAttribute('aria-label')),
    ).toEqual(['Disconnect: Contoso']);
  });
});

describe('a sign-in that is no longer valid', () => {
  const reconnect = 'The sign-in was revoked. Sign in again.';
  const failed = {
    connectionId: 'contoso',
    state: 'failed',
    finishedAt: '2026-01-31T11:00:00Z',
    problem: reconnect,
  } as const;

  it('is said once, with the age of the data, and Reconnect asks for what was asked before', async () => {
    const backend = show({
      sync: failed,
      connection: facts({
        credential: 'signIn',
        reconnect,
        asked: ['User.Read.All', 'offline_access'],
      }),
    });
    await actions();
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent(
      /The sign-in is no longer valid; data as of .+The sign-in was revoked/,
    );
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Reconnect: Contoso' }),
    );
    await waitFor(() => expect(leaveFor).toHaveBeenCalled());
    expect(backend.inputsOf('connect/begin')).toEqual([
      {
        mode: 'signIn',
        cloud: 'global',
        tenant: '00000000-0000-0000-0000-00000000c0de',
        set: 'custom',
        permissions: ['User.Read.All', 'offline_access'],
        connection: 'contoso',
      },
    ]);
  });

  it('leads to the form of a credential where that is what is needed', async () => {
    show({ sync: failed, connection: facts({ reconnect }) });
    await actions();
    await userEvent.click(
      within(screen.getByRole('alert')).getByRole('link', {
        name: 'Reconnect: Contoso',
      }),
    );
    expect(
      await screen.findByRole('form', { name: 'API credentials' }),
    ).toBeInTheDocument();
  });

  it('of the configuration file points there', async () => {
    show({
      sync: failed,
      connection: facts({ source: 'config', reconnect }),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'in the portal’s app-config',
    );
  });
});
