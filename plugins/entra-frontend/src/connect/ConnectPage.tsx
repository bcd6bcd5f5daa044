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
import { useEntraTranslation } from '../translation';
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
  const { t } = useEntraTranslation();
  const { connections } = usePaths();
  const { signIn, store, may } = options;
  const isAllowed = connection ? may.update : may.connect;
  return (
    <Flex direction="column" gap="4">
      <Link href={connections}>{t('connect.page.back')}</Link>
      <ViewHeading>
        {connection
          ? t('connect.page.anew', { title: connection.title })
          : t('connect.page.title')}
      </ViewHeading>
      {isAllowed ? (
        <>
          <Text as="p" color="secondary">
            {t('connect.page.readOnly')}
          </Text>
          <Tabs defaultSelectedKey={firstWay(options, connection)}>
            <TabList>
              <Tab id="authorize">{t('connect.page.authorize')}</Tab>
              <Tab id="credentials">{t('connect.page.credentials')}</Tab>
            </TabList>
            <TabPanel id="authorize">
              {signIn.available ? (
                <AuthorizeForm options={options} connection={connection} />
              ) : (
                <Alert
                  status="info"
                  icon
                  title={t('connect.page.signInUnavailable')}
                  description={
                    <>
                      {t('connect.page.redirectAddress', {
                        why: signIn.why ?? '',
                        address: <code>{signIn.redirectUri}</code>,
                      })}
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
                  title={t('connect.page.storeUnavailable')}
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
          title={t('connect.page.mayNot')}
          description={t('connect.page.mayNotWhy', {
            permission: connection
              ? 'entra.connection.update'
              : 'entra.connection.create',
          })}
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
