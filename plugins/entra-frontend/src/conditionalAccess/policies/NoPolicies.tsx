import { Button } from '@backstage/ui';
import { EmptyPanel } from '../../states/EmptyPanel';
import { useEntraTranslation } from '../../translation';
import type { CaViewProps } from '../useCaAddress';

/** No policy fits the filters, or there is none at all. */
export function NoPolicies({
  address: { state, query },
  onChange,
}: Pick<CaViewProps, 'address' | 'onChange'>) {
  const { t } = useEntraTranslation();
  return state || query ? (
    <EmptyPanel
      title={t('conditionalAccess.policies.empty.filtered')}
      action={
        <Button
          variant="secondary"
          onPress={() => onChange({ state: undefined, query: undefined })}
        >
          {t('conditionalAccess.policies.empty.clear')}
        </Button>
      }
    >
      {t('conditionalAccess.policies.empty.widen')}
    </EmptyPanel>
  ) : (
    <EmptyPanel title={t('conditionalAccess.policies.empty.none')}>
      {t('conditionalAccess.policies.empty.instead')}
    </EmptyPanel>
  );
}
