import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { annotations } from './annotations';
import { EntityReader } from './EntityReader';

const component = (name: string, notes: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations: notes },
});
const pay = component('pay', { [annotations.appId]: 'aaaa' });
const plain = component('plain', {});
const app = { kind: 'application' as const, id: 'x', appId: 'aaaa' };

const FRESH_MS = 5 * 60_000;

function reader() {
  let entities: Entity[] | Error = [];
  let now = 0;
  const said: string[] = [];
  const catalog = catalogServiceMock.mock({
    queryEntities: async (request, options) => {
      if (entities instanceof Error) throw entities;
      return catalogServiceMock({ entities }).queryEntities(request, options);
    },
  });
  const say = (text: string) => void said.push(text);
  const read = new EntityReader({
    catalog,
    auth: mockServices.auth(),
    logger: { info: say, warn: say, error: say },
    now: () => now,
  });
  return {
    said,
    holds: (next: Entity[] | Error) => {
      entities = next;
    },
    wait: () => {
      now += FRESH_MS;
    },
    owned: async () =>
      (await read.matcher())?.entitiesOf(app).map(e => e.metadata.name),
  };
}

describe('reading the annotated entities', () => {
  it('knows of no owner before the catalog has loaded anything, and looks again at once', async () => {
    const { holds, owned, said } = reader();
    expect(await owned()).toBeUndefined();
    holds([plain, pay]);
    expect(await owned()).toEqual(['pay']);
    expect(said).toEqual([]);
  });

  it('knows that nobody owns anything where nothing is annotated', async () => {
    const { holds, owned } = reader();
    holds([plain]);
    expect(await owned()).toEqual([]);
  });

  it('takes what it read for what is so, for a while', async () => {
    const { holds, owned, wait } = reader();
    holds([pay]);
    expect(await owned()).toEqual(['pay']);
    holds([]);
    expect(await owned()).toEqual(['pay']);
    wait();
    expect(await owned()).toEqual([]);
  });

  it('keeps what it knew while the catalog does not answer, and says so once', async () => {
    const { holds, owned, said, wait } = reader();
    holds([pay]);
    await owned();
    wait();
    holds(new Error('no catalog'));
    expect(await owned()).toEqual(['pay']);
    expect(await owned()).toEqual(['pay']);
    expect(said).toEqual([
      expect.stringMatching(/those read before.*no catalog/),
    ]);
    holds([pay]);
    await owned();
    expect(said.slice(1)).toEqual(['The catalog answers again.']);
  });
});
