import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { SecretBox } from '../../secret';
import { createStores, KnexPageConnectionStore, migrate } from '../../store';
import { PageConnections, type PageConnectionsDeps } from '../index';
import type { AppRegistration, PageCredential } from '../ports';

export const key = () => randomBytes(32).toString('base64');
export const tenantA = '0e5d1c5e-8b7f-4c9b-9a53-3a1c2a3f4b5d';
export const tenantB = '9e5d1c5e-8b7f-4c9b-9a53-3a1c2a3f4b5d';
export const clientId = '1e5d1c5e-8b7f-4c9b-9a53-3a1c2a3f4b5d';
export const secret = 'client~secret~to~keep';
export const credential: PageCredential = {
  kind: 'clientSecret',
  clientSecret: secret,
};
export const contoso = {
  title: 'Contoso Ltd. (München)',
  cloud: 'global' as const,
  tenantId: tenantA,
  clientId,
  credential,
  connectedBy: 'user:default/ada',
};
export const app: AppRegistration = {
  clientId: '5e5d1c5e-8b7f-4c9b-9a53-3a1c2a3f4b5d',
  credential: { kind: 'clientSecret', clientSecret: 'secret~of~the~portal' },
};
export const signIn = (account = 'ada@contoso.example'): PageCredential => ({
  kind: 'signIn',
  cache: '{"refresh":"token~of~ada"}',
  homeAccountId: 'ada.contoso',
  account,
});

export async function refusal(act: Promise<unknown>): Promise<any> {
  return act.then(
    () => {
      throw new Error('It was not refused');
    },
    error => error,
  );
}

export type OpenPages = Awaited<ReturnType<typeof openPages>>;

/** An empty database, and what administers connections in it; each `admin` is another replica. */
export async function openPages(knex: Knex) {
  await migrate(knex);
  const stores = createStores(knex);
  const pages = new KnexPageConnectionStore(knex);
  const stopped: string[] = [];
  const keys = [key()];
  const admin = (deps: Partial<PageConnectionsDeps> = {}) =>
    new PageConnections({
      pages,
      connections: stores.connections,
      rows: stores.rows,
      box: SecretBox.create(keys),
      app,
      probed: { datasets: [], judgements: [] },
      stop: async stop => {
        stopped.push(stop);
      },
      now: () => new Date('2026-11-25T08:00:00Z'),
      ...deps,
    });
  return { stores, pages, stopped, keys, admin };
}
