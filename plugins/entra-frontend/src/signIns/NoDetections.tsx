import { Button } from '@backstage/ui';
import { EmptyPanel } from '../states/EmptyPanel';
import type { SignInsAddress } from './signInsAddress';

/** Nothing was detected; without filters that still is not the same as nothing having happened. */
export function NoDetections({
  address: { area, minSeverity, state, query },
  onChange,
}: {
  address: SignInsAddress;
  onChange: (change: Partial<SignInsAddress>) => void;
}) {
  if (area || minSeverity || state || query) {
    return (
      <EmptyPanel
        title="No detection fits these filters"
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
            Clear filters
          </Button>
        }
      >
        Widen the filters above, or clear them.
      </EmptyPanel>
    );
  }
  return (
    <EmptyPanel title="Nothing was detected">
      In the logs that were read. Below is what could not be judged.
    </EmptyPanel>
  );
}
