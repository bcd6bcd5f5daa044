import { fetchApiRef } from '@backstage/core-plugin-api';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { EntraClient } from './client/EntraClient';
import { entraApiRef } from './client/entraApiRef';
import { EntraPage, entraPlugin } from './legacy';
import { FakeBackend } from './__testUtils__/FakeBackend';

describe('the page in an app on the old frontend system', () => {
  it('brings its own header and tabs, and opens on the overview', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[[entraApiRef, new EntraClient(new FakeBackend())]]}
      >
        <Routes>
          <Route path="/entra/*" element={<EntraPage />} />
        </Routes>
      </TestApiProvider>,
      {
        routeEntries: ['/entra'],
        mountedRoutes: { '/entra': entraPlugin.routes.root },
      },
    );
    await screen.findByRole('heading', { name: 'Do first' });
    expect(
      screen.getByRole('heading', { level: 1, name: 'Entra posture' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByText('Findings', { selector: 'a *, a' }));
    expect(
      await screen.findByRole('row', { name: /Policy only reports/ }),
    ).toBeInTheDocument();
  });

  it('reaches the backend through the portal’s own fetch', () => {
    const [factory] = [...entraPlugin.getApis()];
    expect(factory.api.id).toBe(entraApiRef.id);
    expect(Object.values(factory.deps)).toEqual([fetchApiRef]);
  });
});
