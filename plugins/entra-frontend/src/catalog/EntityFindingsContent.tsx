import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Button, Flex, Link, Text } from '@backstage/ui';
import { useCallback, useState } from 'react';
import { entraApiRef } from '../client/entraApiRef';
import { FindingDrawer } from '../findings/FindingDrawer';
import { FindingsTable } from '../findings/FindingsTable';
import { SetAside, setAsideOf } from '../findings/life/SetAside';
import { PagedList } from '../pager/PagedList';
import { usePages } from '../pager/usePages';
import { usePaths } from '../routing/paths';
import { statesOf, useFindingFilters } from '../routing/useFindingFilters';
import { useEntraTranslation } from '../translation';
import { EntityNotes } from './EntityNotes';

/** The tab of a catalog entity: all findings of the apps, groups or people that it is, each to be opened and decided about. */
export function EntityFindingsContent() {
  const { t } = useEntraTranslation();
  const { entity } = useEntity();
  const api = useApi(entraApiRef);
  const { overview } = usePaths();
  const [{ state, finding }, change] = useFindingFilters();
  // What was decided in the drawer is another list behind it.
  const [changes, setChanges] = useState(0);
  const changed = useCallback(() => setChanges(before => before + 1), []);
  const open = useCallback(
    (opened: string) => change({ finding: opened }),
    [change],
  );
  const close = useCallback(() => change({ finding: undefined }), [change]);
  const entityRef = stringifyEntityRef(entity);
  const pages = usePages(
    JSON.stringify([entityRef, state, changes]),
    (page, signal) =>
      api.entityFindings(entityRef, signal, {
        ...page,
        state: statesOf(state),
      }),
  );
  const { value, error } = pages;
  const setAside = value ? setAsideOf(value.states, state) : {};
  const isSetAside = Object.values(setAside).some(count => count > 0);
  return (
    <Flex direction="column" gap="4">
      <Flex
        gap="3"
        align="center"
        justify="between"
        style={{ flexWrap: 'wrap' }}
      >
        <Text as="h2" variant="title-x-small">
          {state === 'active'
            ? t('catalog.title')
            : t(`catalog.tab.state.${state}`)}
        </Text>
        <Link href={overview}>{t('catalog.tab.overview')}</Link>
      </Flex>
      {isSetAside && (
        <SetAside states={setAside} onShow={each => change({ state: each })} />
      )}
      {state !== 'active' && (
        <div>
          <Button
            size="small"
            variant="secondary"
            onPress={() => change({ state: 'active' })}
          >
            {t('catalog.tab.back')}
          </Button>
        </div>
      )}
      {value && !error && <EntityNotes answer={value} />}
      <PagedList name={t('catalog.tab.list')} pages={pages} empty={null}>
        {(page, isStale) => (
          <FindingsTable items={page?.items} isStale={isStale} onOpen={open} />
        )}
      </PagedList>
      {finding && (
        <FindingDrawer
          key={finding}
          finding={finding}
          onClose={close}
          onChanged={changed}
        />
      )}
    </Flex>
  );
}
