import type { OnPremisesSynchronization } from '../../model';
import { causes, judge, outcome, type GivenTenant } from '../givenTenant';
import { hybrid } from './hybrid';

const strict: NonNullable<OnPremisesSynchronization['features']> = {
  blockSoftMatchEnabled: true,
  blockCloudObjectTakeoverThroughHardMatchEnabled: true,
  allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled: false,
  passwordSyncEnabled: true,
};
const managed = {
  id: 'contoso.example',
  authenticationType: 'Managed',
  isVerified: true,
};
const federated = {
  id: 'fabrikam.example',
  authenticationType: 'Federated',
  isVerified: true,
};

const given = (
  features: OnPremisesSynchronization['features'],
  {
    synced = true,
    domains = [managed],
  }: { synced?: boolean | null; domains?: { id: string }[] } = {},
): GivenTenant => ({
  rows: {
    organization: [{ id: 'tenant', onPremisesSyncEnabled: synced }],
    domains,
    onPremisesSynchronization: [{ id: 'tenant', features }],
  },
});

describe('tenant.hybrid', () => {
  it('passes where nothing of the cloud can be taken over', async () => {
    expect(await outcome(hybrid, given(strict))).toBe('pass');
  });

  it.each([
    ['blockSoftMatchEnabled', false, 'medium'],
    ['blockCloudObjectTakeoverThroughHardMatchEnabled', false, 'medium'],
    ['allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled', true, 'medium'],
    ['passwordSyncEnabled', false, 'low'],
  ] as const)('says where %s is %s', async (name, value, severity) => {
    expect(
      await causes(hybrid, given({ ...strict, [name]: value })),
    ).toMatchObject([{ key: name, severity, facts: { [name]: value } }]);
  });

  it('names federated domains, those that are verified', async () => {
    const pending = { ...federated, id: 'new.example', isVerified: false };
    expect(
      await causes(
        hybrid,
        given(strict, { domains: [managed, federated, pending] }),
      ),
    ).toMatchObject([
      {
        key: 'federatedDomains',
        severity: 'low',
        affected: [{ id: 'fabrikam.example' }],
      },
    ]);
  });

  it('looks at domains alone where nothing is synchronized', async () => {
    const loose = { ...strict, blockSoftMatchEnabled: false };
    const of = { synced: null, domains: [federated] };
    expect(
      (await causes(hybrid, given(loose, of))).map(({ key }) => key),
    ).toEqual(['federatedDomains']);
    expect(await outcome(hybrid, given(loose, { synced: null }))).toBe(
      'notApplicable',
    );
  });

  it.each(Object.keys(strict))(
    'does not know where Microsoft sent nothing for %s',
    async name => {
      expect(
        await judge(hybrid, given({ ...strict, [name]: undefined })),
      ).toMatchObject({
        outcome: 'unknown',
        because: [{ dataset: 'onPremisesSynchronization' }],
      });
    },
  );

  it('does not know where Microsoft sent no features, or no type of a domain', async () => {
    expect(await outcome(hybrid, given(null))).toBe('unknown');
    for (const synced of [true, null])
      expect(
        await outcome(
          hybrid,
          given(strict, {
            synced,
            domains: [{ ...managed, authenticationType: undefined }] as never,
          }),
        ),
      ).toBe('unknown');
  });
});
