import type { ConnectionReport } from '@entra-posture/core';
import {
  Alert,
  Flex,
  Link,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  Text,
} from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { usePaths } from '../routing/paths';
import { AuthorizeForm } from './AuthorizeForm';
import { CredentialsForm } from './CredentialsForm';
import { ViewHeading } from './ViewHeading';

/** The two ways to connect a tenant, or to connect one anew. */
export function ConnectPage({
  options,
  connection,
  onSaved,
}: {
  options: ConnectOptions;
  connection?: ConnectionReport;
  onSaved: (title: string) => void;
}) {
  const { connections } = usePaths();
  const { signIn, store, may } = options;
  const isAllowed = connection ? may.update : may.connect;
  return (
    <Flex direction="column" gap="4">
      <Link href={connections}>Back to connections</Link>
      <ViewHeading>
        {connection
          ? `Connect ${connection.title} anew`
          : 'Connect Microsoft Entra ID'}
      </ViewHeading>
      {isAllowed ? (
        <>
          <Text as="p" color="secondary">
            Everything is read only. One connection covers Entra ID, Intune,
            Outlook, SharePoint and Teams.
          </Text>
          <Tabs defaultSelectedKey={firstWay(options, connection)}>
            <TabList>
              <Tab id="authorize">Authorize with Microsoft</Tab>
              <Tab id="credentials">API credentials</Tab>
            </TabList>
            <TabPanel id="authorize">
              {signIn.available ? (
                <AuthorizeForm options={options} connection={connection} />
              ) : (
                <Alert
                  status="info"
                  icon
                  title="The portal cannot be authorized at Microsoft yet"
                  description={
                    <>
                      {signIn.why} Its app registration needs this redirect
                      address: <code>{signIn.redirectUri}</code>
                    </>
                  }
                />
              )}
            </TabPanel>
            <TabPanel id="credentials">
              {store.available ? (
                <CredentialsForm
                  options={options}
                  connection={connection}
                  onSaved={onSaved}
                />
              ) : (
                <Alert
                  status="info"
                  icon
                  title="Credentials cannot be stored yet"
                  description={store.why}
                />
              )}
            </TabPanel>
          </Tabs>
        </>
      ) : (
        <Alert
          status="info"
          icon
          title="You may not do this"
          description={`Ask whoever runs the portal for the permission ${connection ? 'entra.connection.update' : 'entra.connection.create'}.`}
        />
      )}
    </Flex>
  );
}

function firstWay(
  { signIn, store }: ConnectOptions,
  connection?: ConnectionReport,
): 'authorize' | 'credentials' {
  const kind = connection?.connection.credential;
  const byCredential = kind && kind !== 'signIn' && kind !== 'application';
  return store.available && (byCredential || !signIn.available)
    ? 'credentials'
    : 'authorize';
}
