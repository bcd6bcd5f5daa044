import { Button, Link } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { EmptyPanel } from '../states/EmptyPanel';
import { useEntraTranslation } from '../translation';
import type { PrivilegedAddress } from './privilegedAddress';

/** Nobody fits the filters, or roles were not read: no tenant is without an administrator. */
export function NoHolders({
  address: { role, assignment, tier },
  onChange,
}: {
  address: PrivilegedAddress;
  onChange: (change: Partial<PrivilegedAddress>) => void;
}) {
  const { t } = useEntraTranslation();
  const { connections } = usePaths();
  const unread = <Link href={connections}>{t('states.whatUnread')}</Link>;
  if (role || assignment || tier) {
    return (
      <EmptyPanel
        title={t('privilegedAccess.empty.filtered')}
        action={
          <Button
            variant="secondary"
            onPress={() =>
              onChange({
                role: undefined,
                assignment: undefined,
                tier: undefined,
              })
            }
          >
            {t('privilegedAccess.empty.clear')}
          </Button>
        }
      >
        {t('privilegedAccess.empty.unread', { link: unread })}
      </EmptyPanel>
    );
  }
  return (
    <EmptyPanel title={t('privilegedAccess.empty.unknown')}>
      {t('privilegedAccess.empty.needed', { link: unread })}
    </EmptyPanel>
  );
}
