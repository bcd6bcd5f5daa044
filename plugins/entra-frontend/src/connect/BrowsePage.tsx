import {
  ButtonLink,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Flex,
  Link,
  Text,
} from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { connectPaths } from '../routing/connectPaths';
import { usePaths } from '../routing/paths';
import styles from './BrowsePage.module.css';
import { ViewHeading } from './ViewHeading';

/** What can be connected. */
export function BrowsePage({ options }: { options: ConnectOptions }) {
  const { connections } = usePaths();
  return (
    <Flex direction="column" gap="4">
      <Link href={connections}>Back to connections</Link>
      <ViewHeading>Browse integrations</ViewHeading>
      <ul className={styles.list} aria-label="Integrations">
        <li>
          <Card>
            <CardHeader>
              <Text as="h3" variant="title-x-small">
                Microsoft Entra ID
              </Text>
            </CardHeader>
            <CardBody>
              <Text as="p">
                Identities, sign-ins, Conditional Access, privileged access and
                apps, read and judged. Nothing in the tenant is changed.
              </Text>
              <Text as="p" color="secondary">
                The same connection also covers Intune, Outlook, SharePoint and
                Teams.
              </Text>
            </CardBody>
            <CardFooter>
              {options.may.connect ? (
                <ButtonLink
                  variant="primary"
                  href={connectPaths.connect(connections)}
                  aria-label="Connect Microsoft Entra ID"
                >
                  Connect
                </ButtonLink>
              ) : (
                <Text as="p" color="secondary">
                  You may not connect a tenant. Ask whoever runs the portal for
                  the permission entra.connection.create.
                </Text>
              )}
            </CardFooter>
          </Card>
        </li>
      </ul>
    </Flex>
  );
}
