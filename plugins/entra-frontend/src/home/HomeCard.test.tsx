import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntraClient } from '../client/EntraClient';
import { entraApiRef } from '../client/entraApiRef';
import { entraPlugin } from '../plugin';
import { PathsProvider } from '../routing/paths';
import {
  capabilities,
  connection,
  neverRead,
} from '../__testUtils__/connection';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { asOf, summary } from '../__testUtils__/summary';
import { HomeCard } from './HomeCard';

function open(backend = new FakeBackend()) {
  renderInTestApp(
    <PathsProvider base="/entra">
      <HomeCard />
    </PathsProvider>,
    { apis: [[entraApiRef, new EntraClient(backend)]] },
  );
  return backend;
}

describe('the card of the home page', () => {
  it('says the score with its band and what is open, and leads to what is behind it', async () => {
    open();
    expect(
      await screen.findByRole('img', {
        name: 'Score 61 of 100; with what is unknown between 48 and 74',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', {
        name: '1200 open: show findings of high severity and worse',
      }),
    ).toHaveAttribute(
      'href',
      '/entra/findings?connection=contoso&severity=high',
    );
    expect(
      screen.getByRole('link', { name: 'Overview of Contoso' }),
    ).toHaveAttribute('href', '/entra/overview?connection=contoso');
    expect(screen.queryByText(/emulated/)).not.toBeInTheDocument();
  });

  it('says that emulated data is emulated', async () => {
    const backend = new FakeBackend();
    backend.summary = () => summary({ asOf: asOf({ demo: true }) });
    open(backend);
    expect(
      await screen.findByText(/Demo tenant: this is emulated data/),
    ).toBeInTheDocument();
  });

  it('gives no score where none could be', async () => {
    const backend = new FakeBackend();
    backend.summary = () => summary({ score: undefined });
    open(backend);
    expect(
      await screen.findByText(/nothing could be judged, so none is given/),
    ).toBeInTheDocument();
  });

  it('shows the tenant that is chosen, at first one that was read', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () =>
      capabilities(
        neverRead({ id: 'new', title: 'New' }),
        connection(),
        connection({ id: 'fabrikam', title: 'Fabrikam' }),
      );
    backend.summary = ({ connection: id }) =>
      summary({ asOf: asOf({ connection: id }) });
    open(backend);
    await screen.findByRole('link', { name: 'Overview of Contoso' });
    await userEvent.click(screen.getByRole('button', { name: /Tenant/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Fabrikam' }),
    );
    expect(
      await screen.findByRole('link', { name: 'Overview of Fabrikam' }),
    ).toHaveAttribute('href', '/entra/overview?connection=fabrikam');
  });

  it('keeps its shape while it loads', () => {
    const backend = new FakeBackend();
    backend.capabilities = () => new Promise<never>(() => {});
    open(backend);
    expect(screen.getByText('Loading the posture')).toBeInTheDocument();
  });

  it('says how to connect a tenant when there is none', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () => ({ connections: [] });
    open(backend);
    expect(
      await screen.findByRole('link', { name: 'Browse integrations' }),
    ).toHaveAttribute('href', '/entra/connections?browse');
  });

  it('offers the first sync before there is anything to say', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () => capabilities(neverRead());
    open(backend);
    expect(
      await screen.findByText('The first sync has not begun'),
    ).toBeInTheDocument();
    expect(backend.inputsOf('questions/get_posture_summary')).toEqual([]);
  });

  it('is no failure for who may not see the posture', async () => {
    const backend = new FakeBackend();
    backend.capabilities = () =>
      refusal(
        403,
        'NotAllowedError',
        'The permission entra.posture.read is needed for this.',
      );
    open(backend);
    expect(
      await screen.findByText(/entra.posture.read is needed/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows the backend’s own sentence when it fails, and Retry asks again', async () => {
    const backend = new FakeBackend();
    backend.summary = jest
      .fn()
      .mockReturnValueOnce(
        refusal(503, 'ServiceUnavailableError', 'The database is away.'),
      )
      .mockReturnValue(summary());
    open(backend);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await screen.findByRole('link', { name: 'Overview of Contoso' });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('is a widget that the home page can name and place', () => {
    const widget = createExtensionTester(
      entraPlugin.getExtension('home-page-widget:entra/posture'),
    ).get(homePageWidgetDataRef);
    expect(widget).toMatchObject({
      name: 'EntraPosture',
      title: 'Entra posture',
      layout: { width: { defaultColumns: 6 } },
    });
  });
});
