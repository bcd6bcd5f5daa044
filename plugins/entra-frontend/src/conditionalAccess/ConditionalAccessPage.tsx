import { Container, Flex, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { AddedChecks } from '../check/AddedChecks';
import { ConnectionPicker } from '../connections/ConnectionPicker';
import { FirstSync } from '../connections/FirstSync';
import { NoConnections } from '../connections/NoConnections';
import { useConnections } from '../connections/useConnections';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
import type { CaView } from './caAddress';
import { CoverageView } from './gaps/CoverageView';
import { MatrixSkeleton } from './gaps/MatrixSkeleton';
import { PoliciesView } from './policies/PoliciesView';
import { useCaAddress } from './useCaAddress';
import { WhatIfView } from './whatIf/WhatIfView';

/** What Conditional Access lets through, by which policies, and why one sign-in is. */
export function ConditionalAccessPage() {
  const { t } = useEntraTranslation();
  const { value, error, isPending, reload } = useConnections();
  const [address, change] = useCaAddress();
  const connections = value?.connections ?? [];
  const connection =
    connections.find(({ id }) => id === address.connection) ?? connections[0];
  const shown = { connection: connection!, address, onChange: change };
  return (
    <Container pt="2" pb="6">
      <Flex direction="column" gap="4">
        {isPending && <MatrixSkeleton />}
        {error && <ErrorPanel error={error} onRetry={reload} />}
        {value && !connection && <NoConnections />}
        {connection && (
          <ConnectionPicker
            connections={connections}
            selected={connection.id}
            // Gaps, policies and people are of one tenant.
            onSelect={id =>
              change({
                connection: id,
                gap: undefined,
                policy: undefined,
                signIn: {},
              })
            }
          />
        )}
        {connection && !connection.sync.finishedAt && (
          <FirstSync connection={connection} onSynced={reload} />
        )}
        {connection?.sync.finishedAt && (
          <Tabs
            selectedKey={address.view}
            onSelectionChange={view => {
              if (view !== address.view) change({ view: view as CaView });
            }}
          >
            <TabList aria-label={t('conditionalAccess.tabs.label')}>
              <Tab id="coverage">{t('conditionalAccess.tabs.coverage')}</Tab>
              <Tab id="policies">{t('conditionalAccess.tabs.policies')}</Tab>
              <Tab id="whatIf">{t('conditionalAccess.tabs.whatIf')}</Tab>
            </TabList>
            <TabPanel id="coverage">
              <CoverageView key={connection.id} {...shown} />
            </TabPanel>
            <TabPanel id="policies">
              <AddedChecks of={value}>
                <PoliciesView key={connection.id} {...shown} />
              </AddedChecks>
            </TabPanel>
            <TabPanel id="whatIf">
              <WhatIfView key={connection.id} {...shown} />
            </TabPanel>
          </Tabs>
        )}
      </Flex>
    </Container>
  );
}
