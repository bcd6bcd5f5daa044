import { Button, Link } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { writeAddress } from '../routing/useAddress';
import { EmptyPanel } from '../states/EmptyPanel';
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
  const { connections } = usePaths();
  if (writeAddress(filters as IdentityAddress, addressNames).size) {
    return (
      <EmptyPanel
        title="No identity fits these filters"
        action={
          <Button variant="secondary" onPress={() => onChange(cleared)}>
            Clear filters
          </Button>
        }
      >
        Widen the filters above, or clear them.
      </EmptyPanel>
    );
  }
  return (
    <EmptyPanel title="No identity is known">
      The inventory is made from what a sync has read and judged:{' '}
      <Link href={connections}>see what could not be read</Link>.
    </EmptyPanel>
  );
}
