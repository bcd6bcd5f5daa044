import type { AsOf } from '@entra-posture/core';
import { Alert, Flex, Link, Text } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { When } from '../time/When';
import styles from './Notices.module.css';

const SHOWN = 3;

/** What must be known before anything on the page is believed: whether it is real, how old it is, what is missing. */
export function Notices({ asOf }: { asOf: AsOf }) {
  const { connections } = usePaths();
  const { incomplete } = asOf;
  return (
    <Flex direction="column" gap="3">
      {asOf.demo && (
        <Alert
          status="info"
          icon
          title="Demo tenant: this is emulated data"
          description="Everything here is made up. Connect your own tenant on the Connections page."
        />
      )}
      {asOf.syncedAt && incomplete.length > 0 && (
        <Alert
          status="warning"
          icon
          title={
            incomplete.length === 1
              ? 'One thing could not be read'
              : `${incomplete.length} things could not be read`
          }
          description={
            <>
              What needs them is unknown: neither passed nor failed.
              <ul className={styles.list}>
                {incomplete.slice(0, SHOWN).map(text => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
              <Link href={connections}>
                {incomplete.length > SHOWN
                  ? `All ${incomplete.length}, and what to do about them`
                  : 'What to do about it'}
              </Link>
            </>
          }
        />
      )}
      {asOf.syncedAt && (
        <Text as="p" variant="body-small" color="secondary">
          As of the sync that finished <When at={asOf.syncedAt} />
        </Text>
      )}
    </Flex>
  );
}
