import { Text } from '@backstage/ui';
import type { EntityFindings } from '../client/catalog';
import { useEntraTranslation } from '../translation';

/** Why there may be nothing to list: nothing found, nowhere looked, or not for this reader. */
export function EntityNotes({
  answer: { connections, total, withheld },
}: {
  answer: EntityFindings;
}) {
  const { t } = useEntraTranslation();
  return (
    <>
      {!total && !withheld && (
        <Text as="p">
          {connections.length
            ? t('catalog.notes.none')
            : t('catalog.notes.noTenant')}
        </Text>
      )}
      {withheld && (
        <Text as="p" color="secondary">
          {t('catalog.notes.withheld')}
        </Text>
      )}
    </>
  );
}
