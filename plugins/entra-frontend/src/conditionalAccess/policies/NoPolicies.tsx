import { Button } from '@backstage/ui';
import { EmptyPanel } from '../../states/EmptyPanel';
import type { CaViewProps } from '../useCaAddress';

/** No policy fits the filters, or there is none at all. */
export function NoPolicies({
  address: { state, query },
  onChange,
}: Pick<CaViewProps, 'address' | 'onChange'>) {
  return state || query ? (
    <EmptyPanel
      title="No policy fits these filters"
      action={
        <Button
          variant="secondary"
          onPress={() => onChange({ state: undefined, query: undefined })}
        >
          Clear filters
        </Button>
      }
    >
      Widen the filters above, or clear them.
    </EmptyPanel>
  ) : (
    <EmptyPanel title="This tenant has no Conditional Access policy">
      What guards its sign-ins instead, if anything does, is in the coverage.
    </EmptyPanel>
  );
}
