import {
  AppRootElementBlueprint,
  fetchApiRef,
  StorageApi,
  storageApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { entraPlugin } from '../plugin';
import { FakeBackend } from './FakeBackend';

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{pathname + search}</output>;
}

/** The whole plugin in an app of the new frontend system, at an address. */
export function renderPages(
  path: string,
  backend = new FakeBackend(),
  /** What the portal remembers of the person. */
  storage: StorageApi = mockApis.storage(),
) {
  renderTestApp({
    features: [entraPlugin],
    extensions: [
      AppRootElementBlueprint.make({
        name: 'address',
        params: { element: <Address /> },
      }),
    ],
    initialRouteEntries: [path],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [fetchApiRef, backend],
      [storageApiRef, storage],
    ],
  });
  return backend;
}

/** Where the page has gone. */
export function address(): URL {
  // A dialog hides everything else from roles.
  const shown = screen.getByLabelText('address').textContent;
  return new URL(shown!, 'http://localhost');
}
