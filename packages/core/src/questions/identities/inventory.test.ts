import type { Completeness, DatasetId } from '../../model';
import type { QuestionContext } from '../question';
import type { Scope } from '../scope';
import { inventoryAsOf } from './inventory';

const read: Completeness = { state: 'complete', asOf: '2026-03-01T00:00:00Z' };
const never: Completeness = { state: 'never', why: '' };
const report: DatasetId = 'userRegistrationDetails';

function said(
  registrations: Completeness,
  stamp: Record<string, number> | undefined,
) {
  const scope = {
    connection: { id: 'c', tenantId: 't', demo: false },
    status: {},
    completeness: (id: DatasetId) => (id === report ? registrations : read),
  } as unknown as Scope;
  const context = {
    stores: { identities: { stamp: async () => stamp } },
  } as unknown as QuestionContext;
  return inventoryAsOf(scope, ['users', report], context).then(
    ({ incomplete }) => incomplete,
  );
}

describe('the head of an answer from the inventory', () => {
  it('lists nothing where all that is read is in it', async () => {
    expect(await said(read, { registrationsKnown: 1 })).toEqual([]);
  });

  it('says that the report was read after the inventory was made: nobody is known to lack a factor yet', async () => {
    expect(await said(read, { registrationsKnown: 0 })).toEqual([
      expect.stringMatching(
        /^Registered authentication methods: read after this list was made/,
      ),
    ]);
  });

  it('says once that the report is not read', async () => {
    expect(await said(never, { registrationsKnown: 0 })).toEqual([
      expect.stringMatching(/^Registered authentication methods: never read/),
    ]);
  });

  it('says that there is none yet', async () => {
    expect(await said(read, undefined)).toEqual([
      expect.stringContaining('when the first sync has been judged'),
    ]);
  });
});
