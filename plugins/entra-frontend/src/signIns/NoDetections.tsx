import { Button } from '@backstage/ui';
import { EmptyPanel } from '../states/EmptyPanel';
import { useEntraTranslation } from '../translation';
import type { SignInsAddress } from './signInsAddress';

/** Nothing was detected; without filters that still is not the same as nothing having happened. */
export function NoDetections({
  address: { area, minSeverity, state, query },
  onChange,
}: {
  address: SignInsAddress;
  onChange: (change: Partial<SignInsAddress>) => void;
}) {
  const { t } = useEntraTranslation();
  if (area || minSeverity || state || query) {
    return (
      <EmptyPanel
        title={t('signIns.empty.filtered')}
        action={
          <Button
            variant="secondary"
            onPress={() =>
              onChange({
                area: undefined,
                minSeverity: undefined,
                state: undefined,
                query: undefined,
              })
            }
          >
            {t('signIns.empty.clear')}
          </Button>
        }
      >
        {t('signIns.empty.widen')}
      </EmptyPanel>
    );
  }
  return (
    <EmptyPanel title={t('signIns.empty.none')}>
      {t('signIns.empty.read')}
    </EmptyPanel>
  );
}
