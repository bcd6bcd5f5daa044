import { Button, Link } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { writeAddress } from '../routing/useAddress';
import { EmptyPanel } from '../states/EmptyPanel';
import { useEntraTranslation } from '../translation';
import { addressNames, IdentityAddress } from './identityAddress';

const cleared: Omit<IdentityAddress, 'connection' | 'sort'> = {
  kind: undefined,
  standing: undefined,
  enabled: undefined,
  mfa: undefined,
  inactiveDays: undefined,
  query: undefined,
};

/** Nobody fits the filters, or nothing is known yet. */
export function NoIdentities({
  address: { connection: _connection, sort: _sort, ...filters },
  onChange,
}: {
  address: IdentityAddress;
  onChange: (change: Partial<IdentityAddress>) => void;
}) {
  const { t } = useEntraTranslation();
  const { connections } = usePaths();
  if (writeAddress(filters as IdentityAddress, addressNames).size) {
    return (
      <EmptyPanel
        title={t('identities.empty.filtered')}
        action={
          <Button variant="secondary" onPress={() => onChange(cleared)}>
            {t('identities.empty.clear')}
          </Button>
        }
      >
        {t('identities.empty.widen')}
      </EmptyPanel>
    );
  }
  return (
    <EmptyPanel title={t('identities.empty.unknown')}>
      {t('identities.empty.madeFrom', {
        link: <Link href={connections}>{t('identities.empty.unread')}</Link>,
      })}
    </EmptyPanel>
  );
}
