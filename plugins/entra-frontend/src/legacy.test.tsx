import { fetchApiRef } from '@backstage/core-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { SearchResultListItemExtensions } from '@backstage/plugin-search-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { EntraClient } from './client/EntraClient';
import { entraApiRef } from './client/entraApiRef';
import {
  EntityEntraContent,
  EntraPage,
  entraPlugin,
  EntraSearchResultListItem,
  HomePageEntraPosture,
} from './legacy';
import { FakeBackend } from './__testUtils__/FakeBackend';

function render(element: JSX.Element, path = '/') {
  return renderInTestApp(
    <TestApiProvider apis={[[entraApiRef, new EntraClient(new FakeBackend())]]}>
      {element}
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: { '/security/entra': entraPlugin.routes.root },
    },
  );
}

function open(path: string) {
  return renderInTestApp(
    <TestApiProvider apis={[[entraApiRef, new EntraClient(new FakeBackend())]]}>
      <Routes>
        <Route path="/entra/*" element={<EntraPage />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: { '/entra': entraPlugin.routes.root },
    },
  );
}

describe('the page in an app on the old frontend system', () => {
  it('brings its own header and tabs, and opens on the overview', async () => {
    await open('/entra');
    await screen.findByRole('heading', { name: 'Do first' });
    expect(
      screen.getByRole('heading', { level: 1, name: 'Entra posture' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByText('Findings', { selector: 'a *, a' }));
    expect(
      await screen.findByRole('row', { name: /Policy only reports/ }),
    ).toBeInTheDocument();
  });

  it('leads from the connections to the form that connects a tenant', async () => {
    await open('/entra/connections');
    await userEvent.click(
      await screen.findByRole('link', { name: 'Browse integrations' }),
    );
    await userEvent.click(
      await screen.findByRole('link', { name: 'Connect Microsoft Entra ID' }),
    );
    expect(
      await screen.findByRole('form', { name: 'Authorize with Microsoft' }),
    ).toBeInTheDocument();
  });

  it('reaches the backend through the portal’s own fetch', () => {
    const [factory] = [...entraPlugin.getApis()];
    expect(factory.api.id).toBe(entraApiRef.id);
    expect(Object.values(factory.deps)).toEqual([fetchApiRef]);
  });
});

describe('what stands on other pages of the old frontend system', () => {
  it('is a card of the home page, with links to where the pages are mounted', async () => {
    await render(<HomePageEntraPosture />);
    expect(
      await screen.findByRole('link', { name: 'Overview of Contoso' }),
    ).toHaveAttribute('href', '/security/entra/overview?connection=contoso');
    expect(screen.getByText('Entra posture')).toBeInTheDocument();
  });

  it('is the tab of an entity', async () => {
    await render(
      <EntityProvider
        entity={{
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'payments' },
        }}
      >
        <EntityEntraContent />
      </EntityProvider>,
    );
    expect(
      await screen.findByRole('row', { name: /Policy only reports/ }),
    ).toBeInTheDocument();
  });

  it('is a result of the search, among those of others', async () => {
    const document = { title: 'Ada Lovelace', text: 'a', location: '/a' };
    await render(
      <SearchResultListItemExtensions
        results={[
          { type: 'entra-people', document: { ...document } },
          { type: 'techdocs', document: { ...document, title: 'A guide' } },
        ]}
      >
        <EntraSearchResultListItem />
      </SearchResultListItemExtensions>,
    );
    expect(await screen.findByText('Person')).toBeInTheDocument();
    expect(screen.getAllByText('Person')).toHaveLength(1);
    expect(screen.getByText('A guide')).toBeInTheDocument();
  });
});
