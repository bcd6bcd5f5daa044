import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { useAnswer } from '../answer/useAnswer';
import type { EntityFindings } from '../client/catalog';
import { entraApiRef } from '../client/entraApiRef';
import { StateChip } from '../findings/StateChip';
import { usePaths } from '../routing/paths';
import { writeFilters } from '../routing/useFindingFilters';
import { SeverityMark } from '../severity/SeverityMark';
import { ErrorPanel } from '../states/ErrorPanel';
import { Placeholder } from '../states/Placeholder';
import { useEntraTranslation } from '../translation';
import { EntityNotes } from './EntityNotes';
import styles from './EntityFindingsCard.module.css';

/** On the page of a catalog entity: what is wrong in Entra ID with the apps, groups or people that it is. */
export function EntityFindingsCard() {
  const { t } = useEntraTranslation();
  const { entity } = useEntity();
  const api = useApi(entraApiRef);
  const entityRef = stringifyEntityRef(entity);
  const { value, error, isPending, reload } = useAnswer(entityRef, signal =>
    api.entityFindings(entityRef, signal),
  );
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('catalog.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {error && <ErrorPanel error={error} onRetry={reload} />}
        {isPending && <Placeholder height={96} />}
        {value && !error && <Findings answer={value} />}
      </CardBody>
    </Card>
  );
}

function Findings({ answer }: { answer: EntityFindings }) {
  const { t } = useEntraTranslation();
  const { findings } = usePaths();
  const entityLink = useEntityRefLink();
  const { entityRef, items, total } = answer;
  return (
    <>
      <ul className={styles.list}>
        {items.map(item => (
          <li key={item.finding}>
            <SeverityMark severity={item.severity} />
            <div>
              <Link
                href={`${findings}?${writeFilters({ finding: item.finding, connection: item.connection })}`}
                weight="bold"
              >
                {item.title}
              </Link>
              <Text as="p" variant="body-medium" color="secondary">
                {item.statement}
              </Text>
            </div>
            <StateChip state={item.state} until={item.until} />
          </li>
        ))}
      </ul>
      {total > items.length && (
        <Text as="p" color="secondary">
          {t('catalog.card.worst', { number: items.length, total })}
        </Text>
      )}
      {total > 0 && (
        <Text as="p">
          <Link href={`${entityLink(entityRef)}/entra`}>
            {t('catalog.card.all')}
          </Link>
        </Text>
      )}
      <EntityNotes answer={answer} />
    </>
  );
}
