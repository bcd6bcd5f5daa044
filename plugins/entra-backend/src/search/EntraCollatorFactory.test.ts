import { mockServices } from '@backstage/backend-test-utils';
import { TestPipeline } from '@backstage/plugin-search-backend-node';
import type { IndexableDocument } from '@backstage/plugin-search-common';
import type { Portion } from '@entra-posture/core';
import { entraPostureReadPermission } from '../access/permissions';
import type { DocumentSource } from './DocumentSource';
import { EntraCollatorFactory } from './EntraCollatorFactory';

const documents = (...names: string[]): IndexableDocument[] =>
  names.map(title => ({ title, text: '', location: `/entra/${title}` }));

function collator(
  portions: Record<string, Portion<IndexableDocument> | Error>,
  most = 10,
) {
  const asked: (string | undefined)[] = [];
  const told: number[] = [];
  const logger = mockServices.logger.mock();
  const source: Pick<DocumentSource, 'portion'> = {
    portion: async (_kind, { cursor, most: wanted }) => {
      asked.push(cursor);
      told.push(wanted);
      const portion = portions[cursor ?? 'first'];
      if (portion instanceof Error) throw portion;
      return portion;
    },
  };
  const factory = new EntraCollatorFactory({
    type: 'entra-findings',
    kind: 'findings',
    visibilityPermission: entraPostureReadPermission,
    source: source as DocumentSource,
    most,
    logger,
  });
  return {
    asked,
    most: told,
    logger,
    run: async () =>
      TestPipeline.fromCollator(await factory.getCollator()).execute(),
  };
}

describe('collating documents of Entra posture', () => {
  it('goes through all portions, an empty one as well', async () => {
    const { asked, run } = collator({
      first: { total: 3, items: documents('a', 'b'), nextCursor: '2' },
      2: { items: [], nextCursor: '3' },
      3: { items: documents('c') },
    });
    const { documents: got, error } = await run();
    expect(error).toBeUndefined();
    expect(got.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual([undefined, '2', '3']);
  });

  it('fails as a whole when a portion does, so that no half of an index replaces a whole one', async () => {
    const { run } = collator({
      first: { total: 2, items: documents('a'), nextCursor: '2' },
      2: new Error('The database is away.'),
    });
    const { error } = await run();
    expect(String(error)).toContain('The database is away.');
  });

  it('asks for the worst when there are too many, and says once how many and what to do', async () => {
    const { asked, most, logger, run } = collator(
      {
        first: { total: 11, items: documents('a'), nextCursor: '2' },
        2: { items: documents('b') },
      },
      10,
    );
    expect((await run()).documents.map(({ title }) => title)).toEqual([
      'a',
      'b',
    ]);
    expect(asked).toEqual([undefined, '2']);
    expect(most).toEqual([10, 10]);
    await run();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(
        /^Of the 11 findings .* only the worst .*search\.collators\.entra\.most \(10\)/,
      ),
    );
  });

  it('takes all when there are just as many as it may', async () => {
    const { run } = collator({ first: { total: 1, items: documents('a') } }, 1);
    expect((await run()).documents).toHaveLength(1);
  });
});
