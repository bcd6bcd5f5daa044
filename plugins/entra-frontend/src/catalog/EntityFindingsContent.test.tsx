import type { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntraClient } from '../client/EntraClient';
import { entraApiRef } from '../client/entraApiRef';
import { entraPlugin } from '../plugin';
import { PathsProvider } from '../routing/paths';
import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { findingItem } from '../__testUtils__/summary';
import type { EntityFindings } from '../client/catalog';
import { EntityFindingsContent } from './EntityFindingsContent';

const entity = (
  kind = 'Component',
  annotations: Record<string, string> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'payments', annotations },
});

const answer = (change: Partial<EntityFindings> = {}): EntityFindings => ({
  entityRef: 'component:default/payments',
  annotated: true,
  connections: ['contoso'],
  withheld: false,
  total: 1,
  states: { open: 1, acknowledged: 0, accepted: 0, snoozed: 0, resolved: 0 },
  items: [findingItem()],
  ...change,
});

function open(backend = new FakeBackend()) {
  renderInTestApp(
    <EntityProvider entity={entity()}>
      <PathsProvider base="/entra">
        <EntityFindingsContent />
      </PathsProvider>
    </EntityProvider>,
    { apis: [[entraApiRef, new EntraClient(backend)]] },
  );
  return backend;
}

/** What the backend was asked for, in order. */
const asked = (backend: FakeBackend) =>
  backend.asked
    .filter(({ path }) => path.startsWith('catalog/findings'))
    .map(({ path }) =>
      Object.fromEntries(new URL(path, 'http://x').searchParams),
    );

describe('the tab of an entity', () => {
  it('lists its findings page by page', async () => {
    const backend = new FakeBackend();
    backend.entityFindings = () => answer({ total: 60, nextCursor: 'c2' });
    open(backend);
    await screen.findByRole('row', { name: /Policy only reports/ });
    expect(screen.getByText(/of 60/)).toBeInTheDocument();
    expect(screen.queryByText('0')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText(/26–26 of 60/)).toBeInTheDocument();
    const entityRef = 'component:default/payments';
    expect(asked(backend)).toEqual([
      { entityRef, limit: '25' },
      { entityRef, limit: '25', cursor: 'c2' },
    ]);
  });

  it('opens a finding beside the list', async () => {
    open();
    await userEvent.click(
      await screen.findByRole('row', { name: /Policy only reports/ }),
    );
    const drawer = await screen.findByRole('dialog');
    expect(
      await within(drawer).findByText(
        'A policy that only reports stops nobody.',
      ),
    ).toBeInTheDocument();
  });

  it('says what is set aside, and shows it when asked', async () => {
    const backend = new FakeBackend();
    const states = { ...answer().states, accepted: 2 };
    backend.entityFindings = () => answer({ states });
    open(backend);
    await userEvent.click(
      await screen.findByRole('button', { name: '2 accepted' }),
    );
    await screen.findByRole('heading', {
      name: 'Findings in Entra ID: accepted',
    });
    expect(asked(backend).at(-1)).toMatchObject({ state: 'accepted' });
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to what asks for work' }),
    );
    await screen.findByRole('heading', { name: 'Findings in Entra ID' });
    expect(asked(backend).at(-1)).not.toHaveProperty('state');
  });

  it('says that nothing asks for work, and not where findings are withheld', async () => {
    const backend = new FakeBackend();
    backend.entityFindings = () => answer({ total: 0, items: [] });
    open(backend);
    expect(await screen.findByText(/No finding asks for work/)).toBeVisible();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    const backend = new FakeBackend();
    backend.entityFindings = () =>
      answer({ total: 0, items: [], withheld: true });
    open(backend);
    expect(await screen.findByText(/entra.personalData.read/)).toBeVisible();
    expect(screen.queryByText(/No finding asks/)).not.toBeInTheDocument();
  });

  it('shows the backend’s own sentence when it cannot answer', async () => {
    const backend = new FakeBackend();
    backend.entityFindings = () =>
      refusal(403, 'NotAllowedError', 'The permission is needed.');
    open(backend);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The permission is needed.',
    );
  });

  it.each(['User', 'Group', 'Component', 'Resource', 'System'])(
    'is, as the card, on annotated entities of kind %s',
    kind => {
      const tab = createExtensionTester(
        entraPlugin.getExtension('entity-content:entra/findings'),
      );
      const card = createExtensionTester(
        entraPlugin.getExtension('entity-card:entra/findings'),
      );
      const filters = [
        tab.get(EntityContentBlueprint.dataRefs.filterFunction),
        card.get(EntityCardBlueprint.dataRefs.filterFunction),
      ];
      const shownOn = (each: Entity) => filters.map(filter => filter?.(each));
      const annotations = { 'graph.microsoft.com/object-id': 'x' };
      expect(shownOn(entity(kind, annotations))).toEqual([true, true]);
      expect(shownOn(entity(kind))).toEqual([false, false]);
      expect(tab.get(EntityContentBlueprint.dataRefs.title)).toBe(
        'Entra posture',
      );
    },
  );
});
