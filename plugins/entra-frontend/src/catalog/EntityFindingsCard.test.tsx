import type { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { EntraClient } from '../client/EntraClient';
import { entraApiRef } from '../client/entraApiRef';
import { PathsProvider } from '../routing/paths';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { findingItem } from '../__testUtils__/summary';
import { annotated, isEntraAvailable } from './annotated';
import { EntityFindingsCard } from './EntityFindingsCard';

const entity = (annotations: Record<string, string> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', annotations },
});

function open(backend: FakeBackend) {
  renderInTestApp(
    <EntityProvider entity={entity()}>
      <PathsProvider base="/entra">
        <EntityFindingsCard />
      </PathsProvider>
    </EntityProvider>,
    {
      apis: [[entraApiRef, new EntraClient(backend)]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

const answer = async () =>
  (await new FakeBackend().entityFindings({})) as Exclude<
    Awaited<ReturnType<FakeBackend['entityFindings']>>,
    Response
  >;

describe('the card of an entity', () => {
  it('lists its findings with their state, and leads to each', async () => {
    const backend = new FakeBackend();
    open(backend);
    const { title, finding, connection } = findingItem();
    const link = await screen.findByRole('link', { name: title });
    expect(link).toHaveAttribute(
      'href',
      `/entra/findings?${new URLSearchParams({ connection, finding })}`,
    );
    expect(
      screen.getByRole('link', {
        name: 'All findings on the tab Entra posture',
      }),
    ).toHaveAttribute('href', '/catalog/default/component/payments/entra');
    expect(screen.getByText('Open')).toBeInTheDocument();
    expect(backend.asked[0].path).toBe(
      'catalog/findings?entityRef=component%3Adefault%2Fpayments',
    );
  });

  it('says how many more there are', async () => {
    const backend = new FakeBackend();
    const more = { ...(await answer()), total: 1200 };
    backend.entityFindings = () => more;
    open(backend);
    expect(await screen.findByText('The 1 worst of 1,200.')).toBeVisible();
  });

  it('does not say that nothing is wrong where findings are withheld', async () => {
    const backend = new FakeBackend();
    const none = { ...(await answer()), total: 0, items: [] };
    backend.entityFindings = () => ({ ...none, withheld: true });
    open(backend);
    expect(await screen.findByText(/entra.personalData.read/)).toBeVisible();
    expect(screen.queryByText(/No finding asks/)).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /All/ })).toBeNull();
  });

  it('shows the backend’s own sentence when it cannot answer', async () => {
    const backend = new FakeBackend();
    backend.entityFindings = () =>
      refusal(503, 'ServiceUnavailableError', 'The catalog does not answer.');
    open(backend);
    expect(
      await screen.findByText(/The catalog does not answer/),
    ).toBeVisible();
  });

  it('is on annotated entities only, in both frontend systems', () => {
    const shown = filterPredicateToFilterFunction(annotated);
    for (const name of ['app-id', 'object-id', 'group-id', 'user-id']) {
      const some = entity({ [`graph.microsoft.com/${name}`]: 'x' });
      expect([shown(some), isEntraAvailable(some)]).toEqual([true, true]);
    }
    const other = entity({ 'backstage.io/techdocs-ref': 'dir:.' });
    expect([shown(other), isEntraAvailable(other)]).toEqual([false, false]);
  });
});
