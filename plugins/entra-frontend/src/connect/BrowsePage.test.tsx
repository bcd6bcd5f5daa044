import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { connectOptions } from '../__testUtils__/connectOptions';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { address, renderPages } from '../__testUtils__/renderPages';

const mayNothing = {
  connect: false,
  update: false,
  disconnect: false,
  sync: false,
};

describe('browsing integrations', () => {
  it('leads from an empty portal to the form that connects a tenant', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () => ({ connections: [] });
    renderPages('/entra/overview', backend);
    await userEvent.click(
      await screen.findByRole('link', { name: 'Browse integrations' }),
    );
    expect(
      await screen.findByText(/also covers Intune, Outlook, SharePoint/),
    ).toBeInTheDocument();
    expect(address().search).toBe('?browse');
    await userEvent.click(
      screen.getByRole('link', { name: 'Connect Microsoft Entra ID' }),
    );
    const heading = await screen.findByRole('heading', {
      name: 'Connect Microsoft Entra ID',
    });
    expect(heading).toHaveFocus();
    await userEvent.click(
      screen.getByRole('link', { name: 'Back to connections' }),
    );
    await screen.findByText('No tenant is connected');
    expect(address().search).toBe('');
  });

  it('is reached from connections that are there', async () => {
    renderPages('/entra/connections');
    await userEvent.click(
      await screen.findByRole('link', { name: 'Browse integrations' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Microsoft Entra ID' }),
    ).toBeInTheDocument();
  });

  it('offers no way to connect to who may not, and says what to ask for', async () => {
    const backend = new FakeBackend();
    backend.options = () => connectOptions({ may: mayNothing });
    renderPages('/entra/connections?browse', backend);
    expect(
      await screen.findByText(/the permission entra.connection.create/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /^Connect M/ })).toBeNull();
  });

  it('does not open the form by its address for who may not connect', async () => {
    const backend = new FakeBackend();
    backend.options = () => connectOptions({ may: mayNothing });
    renderPages('/entra/connections?new', backend);
    expect(await screen.findByText('You may not do this')).toBeInTheDocument();
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('says why it cannot be shown, and keeps the connections usable', async () => {
    const backend = new FakeBackend();
    backend.options = () =>
      refusal(503, 'ServiceUnavailableError', 'The database is away.');
    renderPages('/entra/connections', backend);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'How a tenant can be connected could not be loaded',
    );
    expect(screen.getByRole('heading', { name: 'Contoso' })).toBeVisible();
  });
});
