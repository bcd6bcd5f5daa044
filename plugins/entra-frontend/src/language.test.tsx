import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { createApiFactory, fetchApiRef } from '@backstage/core-plugin-api';
import {
  createFrontendModule,
  createTranslationMessages,
  createTranslationResource,
  storageApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { render, screen, within } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { FakeBackend } from './__testUtils__/FakeBackend';
import { asOf, summary } from './__testUtils__/summary';
import { EntraPage, entraPlugin as legacyPlugin } from './legacy';
import { entraPlugin } from './plugin';
import { entraTranslationRef } from './translation';

/** As a portal brings it: not everything is translated yet. */
const german = createTranslationResource({
  ref: entraTranslationRef,
  translations: {
    de: async () => ({
      default: createTranslationMessages({
        ref: entraTranslationRef,
        messages: {
          'overview.worst.title': 'Zuerst erledigen',
          'overview.unknown.title': 'Nicht beurteilt ({{checks}})',
          'overview.read.sentence': 'Gelesen: {{objects}}.',
          'overview.read.users_one': '{{count, number}} Person',
          'overview.read.users_other': '{{count, number}} Personen',
          'overview.news.lastVisit': 'Zuletzt hier: {{when}}.',
          'notice.asOf': 'Stand {{when}}',
          'severity.critical': 'Kritisch',
        },
      }),
    }),
  },
});

const languages = ['en', 'de'];

function backend() {
  const fake = new FakeBackend();
  fake.summary = () =>
    summary({
      asOf: asOf({ syncedAt: new Date(Date.now() - 300_000).toISOString() }),
      counts: { users: 12_000, groups: 1, servicePrincipals: 2, policies: 3 },
    });
  return fake;
}

const findGerman = () =>
  screen.findByRole('heading', { name: 'Zuerst erledigen' });

function expectGerman() {
  expect(
    screen.getByRole('heading', { name: 'Nicht beurteilt (1)' }),
  ).toBeInTheDocument();
  // Numbers and times are the language's too.
  expect(screen.getByText(/^Gelesen: 12\.000 Personen, 1 group/)).toBeVisible();
  expect(screen.getByText(/^Stand/)).toHaveTextContent('Stand vor 5 Minuten');
  const worst = screen.getByRole('heading', { name: 'Zuerst erledigen' })
    .parentElement!.parentElement!;
  expect(within(worst).getAllByText('Kritisch').length).toBeGreaterThan(0);
  // What nobody has translated yet stays English, and what the backend says stays what it says.
  expect(screen.getByRole('heading', { name: 'Areas' })).toBeInTheDocument();
  const [first] = summary().worst;
  expect(within(worst).getByText(first.title)).toBeInTheDocument();
}

describe('a portal in another language', () => {
  afterEach(() => window.localStorage.clear());

  it('shows the page in it', async () => {
    renderTestApp({
      features: [
        entraPlugin,
        createFrontendModule({
          pluginId: 'app',
          extensions: [
            TranslationBlueprint.make({
              name: 'entra-german',
              params: { resource: german },
            }),
          ],
        }),
      ],
      config: {
        app: {
          baseUrl: 'http://localhost',
          extensions: [
            {
              'api:app/app-language': {
                config: {
                  availableLanguages: languages,
                  defaultLanguage: 'de',
                },
              },
            },
          ],
        },
        backend: { baseUrl: 'http://localhost' },
      },
      initialRouteEntries: ['/entra/overview'],
      apis: [
        [fetchApiRef, backend()],
        [storageApiRef, mockApis.storage()],
      ],
    });
    expect(await findGerman()).toBeInTheDocument();
    expectGerman();
  });

  it('shows it in an app on the old frontend system', async () => {
    window.history.pushState({}, '', '/entra/overview');
    const app = createApp({
      plugins: [legacyPlugin],
      apis: [
        createApiFactory({ api: fetchApiRef, deps: {}, factory: backend }),
      ],
      configLoader: async () => [
        { context: 'test', data: { backend: { baseUrl: 'http://localhost' } } },
      ],
      __experimentalTranslations: {
        availableLanguages: languages,
        defaultLanguage: 'de',
        resources: [german],
      },
    });
    const App = app.createRoot(
      <AppRouter>
        <FlatRoutes>
          <Route path="/entra" element={<EntraPage />} />
        </FlatRoutes>
      </AppRouter>,
    );
    render(<App />);
    expect(await findGerman()).toBeInTheDocument();
    expectGerman();
  });
});
