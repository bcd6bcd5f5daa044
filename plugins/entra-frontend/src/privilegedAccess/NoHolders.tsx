import { Button, Link } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { EmptyPanel } from '../states/EmptyPanel';
import type { PrivilegedAddress } from './privilegedAddress';

/** Nobody fits the filters, or roles were not read: no tenant is without an administrator. */
export function NoHolders({
  address: { role, assignment, tier },
  onChange,
}: {
  address: PrivilegedAddress;
  onChange: (change: Partial<PrivilegedAddress>) => void;
}) {
  const { connections } = usePaths();
  if (role || assignment || tier) {
    return (
      <EmptyPanel
        title="Nobody is known to hold a role that fits these filters"
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
            Clear filters
          </Button>
        }
      >
        Where roles or eligible assignments cannot be read, nobody can be
        listed: <Link href={connections}>see what could not be read</Link>.
      </EmptyPanel>
    );
  }
  return (
    <EmptyPanel title="It is not known who holds privileged roles">
      Every tenant has an administrator. Users, groups, roles and their
      assignments are needed to name them:{' '}
      <Link href={connections}>see what could not be read</Link>.
    </EmptyPanel>
  );
}
