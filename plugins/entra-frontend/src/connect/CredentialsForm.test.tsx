import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { capabilities, connection, facts } from '../__testUtils__/connection';
import { connectOptions, testReport } from '../__testUtils__/connectOptions';
import { fillIn } from '../__testUtils__/fillIn';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { address, renderPages } from '../__testUtils__/renderPages';

const TEST = 'connect/test';
const ADD = 'connections';
const clientId = '00000000-0000-0000-0000-0000000000a1';
const secret = 's3cret~value';

async function open(path = '/entra/connections?new', backend?: FakeBackend) {
  const opened = renderPages(path, backend);
  await userEvent.click(
    await screen.findByRole('tab', { name: 'API credentials' }),
  );
  await screen.findByRole('form', { name: 'API credentials' });
  return opened;
}

async function fill() {
  await fillIn(screen.getByRole('textbox', { name: /^Name/ }), 'Fabrikam');
  await fillIn(
    screen.getByRole('textbox', { name: /^Tenant id/ }),
    'fabrikam.example',
  );
  await fillIn(screen.getByRole('textbox', { name: /^Application/ }), clientId);
  await fillIn(secretField(), secret);
}

function secretField() {
  return screen.getByLabelText(/^Client secret/, { selector: 'input' });
}

function press(name: string) {
  return userEvent.click(screen.getByRole('button', { name }));
}

describe('connecting by credentials', () => {
  it('says what is missing from the form before anything is sent', async () => {
    const backend = await open();
    await press('Test connection');
    for (const sentence of [
      'Give the connection a name.',
      /^Give the tenant’s id, or one of its domains/,
      /^Give the application \(client\) id/,
      'Paste the value of the client secret.',
    ]) {
      expect(await screen.findByText(sentence)).toBeInTheDocument();
    }
    expect(backend.inputsOf(TEST)).toEqual([]);
  });

  it('shows product by product what would and would not work, then saves exactly that', async () => {
    const backend = await open();
    await fill();
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await press('Test connection');
    const result = await screen.findByRole('region', {
      name: 'What would work',
    });
    for (const text of [
      '1 of 2 kinds of data can be read',
      'Entra ID: 1 of 2',
      /grant Policy.Read.All to the app. Degraded: Conditional Access. Unknown: Policy only reports; Protective policy is off./,
    ]) {
      expect(within(result).getByText(text)).toBeInTheDocument();
    }
    await press('Save');
    await screen.findByText('Fabrikam is connected');
    const target = {
      cloud: 'global',
      tenantId: 'fabrikam.example',
      clientId,
      credential: { kind: 'clientSecret', clientSecret: secret },
    };
    expect(backend.inputsOf(TEST)).toEqual([target]);
    expect(backend.inputsOf(ADD)).toEqual([{ title: 'Fabrikam', ...target }]);
    expect(address().search).toBe('');
  });

  it('hides the secret, asks the browser not to remember it, and keeps it out of the address', async () => {
    await open();
    await fill();
    expect(secretField()).toHaveAttribute('type', 'password');
    expect(secretField()).toHaveAttribute('autocomplete', 'off');
    expect(address().href).not.toContain('s3cret');
    expect(document.body.innerHTML).not.toContain('method="get"');
  });

  it('keeps no secret once it was sent, even when saving was refused', async () => {
    const backend = new FakeBackend();
    backend.add = () =>
      refusal(409, 'ConflictError', 'Fabrikam is connected already.');
    await open(undefined, backend);
    await fill();
    await press('Test connection');
    await screen.findByText('What would work');
    await press('Save');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Fabrikam is connected already. Enter the secret again',
    );
    expect(secretField()).toHaveValue('');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('tests anew what was changed since the test', async () => {
    await open();
    await fill();
    await press('Test connection');
    await screen.findByText('What would work');
    await fillIn(secretField(), 'x');
    expect(screen.queryByText('What would work')).toBeNull();
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('does not save what Microsoft refuses', async () => {
    const backend = new FakeBackend();
    backend.test = () =>
      testReport({
        datasets: [],
        problem: 'The client secret is wrong. Make a new one.',
      });
    await open(undefined, backend);
    await fill();
    await press('Test connection');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The client secret is wrong.',
    );
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('takes a certificate with its private key', async () => {
    const backend = await open();
    await fill();
    await press('Client secret Kind of credential');
    await userEvent.click(
      await screen.findByRole('option', { name: 'Certificate' }),
    );
    const pem = (label: string) =>
      `-----BEGIN ${label}-----\nMIIB\n-----END ${label}-----`;
    await userEvent.click(
      screen.getByRole('textbox', { name: /^Certificate/ }),
    );
    await userEvent.paste(pem('CERTIFICATE'));
    await userEvent.click(
      screen.getByRole('textbox', { name: /^Private key/ }),
    );
    await userEvent.paste(pem('PRIVATE KEY'));
    await press('Test connection');
    await screen.findByText('What would work');
    expect(backend.inputsOf(TEST)[0].credential).toEqual({
      kind: 'certificate',
      certificate: pem('CERTIFICATE'),
      privateKey: pem('PRIVATE KEY'),
    });
  });

  it('gives a connection that is there a new secret', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () =>
      capabilities(connection({ connection: facts({ clientId }) }));
    await open('/entra/connections?change=contoso', backend);
    expect(screen.queryByRole('textbox', { name: /^Tenant id/ })).toBeNull();
    await fillIn(secretField(), secret);
    await press('Test connection');
    await screen.findByText('What would work');
    await press('Save');
    await screen.findByText('Contoso is connected');
    await waitFor(() =>
      expect(backend.asked).toContainEqual({
        method: 'PATCH',
        path: 'connections/contoso',
        input: {
          clientId,
          credential: { kind: 'clientSecret', clientSecret: secret },
        },
      }),
    );
  });

  it('says why nothing can be stored', async () => {
    const backend = new FakeBackend();
    backend.options = () =>
      connectOptions({
        store: { available: false, why: 'Set entra.secrets.keys.' },
      });
    renderPages('/entra/connections?new', backend);
    await userEvent.click(
      await screen.findByRole('tab', { name: 'API credentials' }),
    );
    expect(
      await screen.findByText('Set entra.secrets.keys.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('form')).toBeNull();
  });

  it.each([
    ['nowhere', 'There is no connection nowhere'],
    ['contoso', 'Contoso is managed in the portal’s app-config'],
  ])('does not change %s by its address', async (id, title) => {
    const backend = new FakeBackend();
    backend.capabilities = () =>
      capabilities(connection({ connection: facts({ source: 'config' }) }));
    renderPages(`/entra/connections?change=${id}`, backend);
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.queryByRole('form')).toBeNull();
  });
});
