import { TestApiProvider } from '@backstage/frontend-test-utils';
import { renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PropsWithChildren, StrictMode } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { capabilities, connection, facts } from '../__testUtils__/connection';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { address, renderPages } from '../__testUtils__/renderPages';
import { EntraClient } from '../client/EntraClient';
import { entraApiRef } from '../client/entraApiRef';
import { leaveFor } from './leaveFor';
import { useReturn } from './useReturn';

jest.mock('./leaveFor', () => ({ leaveFor: jest.fn() }));

const FINISH = 'connect/finish';
const path = '/entra/connections?connect=r1';

afterEach(() => jest.mocked(leaveFor).mockReset());

describe('coming back from Microsoft', () => {
  it('says who is connected and what was granted, and takes the key out of the address', async () => {
    const backend = new FakeBackend();
    backend.finish = () => ({
      outcome: 'connected',
      connection: 'contoso',
      title: 'Contoso',
      account: 'ada@contoso.example',
      granted: ['User.Read.All'],
      withheld: [],
    });
    renderPages(path, backend);
    expect(
      await screen.findByText('Contoso is connected as ada@contoso.example'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Granted: User.Read.All\./)).toBeInTheDocument();
    expect(address().search).toBe('');
    expect(backend.inputsOf(FINISH)).toEqual([{ result: 'r1' }]);
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(/is connected as/)).toBeNull();
  });

  it('takes the key once, though React renders twice', async () => {
    const backend = new FakeBackend();
    const wrapper = ({ children }: PropsWithChildren<{}>) => (
      <StrictMode>
        <TestApiProvider apis={[[entraApiRef, new EntraClient(backend)]]}>
          <MemoryRouter initialEntries={[path]}>{children}</MemoryRouter>
        </TestApiProvider>
      </StrictMode>
    );
    const onConnected = jest.fn();
    const { result } = renderHook(() => useReturn(onConnected), { wrapper });
    await waitFor(() =>
      expect(result.current.result?.outcome).toBe('connected'),
    );
    expect(backend.inputsOf(FINISH)).toHaveLength(1);
    expect(onConnected).toHaveBeenCalledTimes(1);
  });

  it('shows what withheld permissions degrade, and one button asks for just them', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () =>
      capabilities(connection({ connection: facts({ credential: 'signIn' }) }));
    backend.finish = () => ({
      outcome: 'connected',
      connection: 'contoso',
      title: 'Contoso',
      granted: ['User.Read.All'],
      withheld: ['Policy.Read.All'],
    });
    renderPages(path, backend);
    expect(
      await screen.findByText(
        'Withheld: Policy.Read.All. Degraded by it: Conditional Access.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Grant missing: Contoso' }),
    );
    expect(backend.inputsOf('connect/begin')).toMatchObject([
      {
        mode: 'signIn',
        set: 'custom',
        permissions: ['Policy.Read.All'],
        connection: 'contoso',
      },
    ]);
  });

  it('goes on to the next page of Microsoft’s when there is one', async () => {
    const backend = new FakeBackend();
    backend.finish = () => ({
      outcome: 'next',
      url: 'https://login.example/adminconsent',
    });
    renderPages(path, backend);
    await waitFor(() =>
      expect(leaveFor).toHaveBeenCalledWith(
        'https://login.example/adminconsent',
      ),
    );
  });

  it('says why it was refused, and leads back to the form', async () => {
    const backend = new FakeBackend();
    backend.finish = () => ({
      outcome: 'refused',
      problem: 'The consent was declined. Ask an administrator.',
    });
    renderPages(path, backend);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The consent was declined.',
    );
    await userEvent.click(screen.getByRole('link', { name: 'Try again' }));
    await screen.findByRole('heading', { name: 'Connect Microsoft Entra ID' });
    expect(address().search).toBe('?new');
  });

  it('tries to finish again when the backend was away', async () => {
    const backend = new FakeBackend();
    const finish = backend.finish;
    backend.finish = () =>
      refusal(503, 'ServiceUnavailableError', 'The database is away.');
    renderPages(path, backend);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
    backend.finish = finish;
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('Contoso is connected')).toBeInTheDocument();
    expect(backend.inputsOf(FINISH)).toEqual([
      { result: 'r1' },
      { result: 'r1' },
    ]);
  });
});
