import type { AsOf } from '@entra-posture/core';
import { Alert, Flex, Link, Text } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { Sentence } from '../time/Sentence';
import { When } from '../time/When';
import { useEntraTranslation } from '../translation';
import styles from './Notices.module.css';

const SHOWN = 3;

/** What must be known before anything on the page is believed: whether it is real, how old it is, what is missing. */
export function Notices({ asOf }: { asOf: AsOf }) {
  const { t } = useEntraTranslation();
  const { connections } = usePaths();
  const { incomplete } = asOf;
  return (
    <Flex direction="column" gap="3">
      {asOf.demo && (
        <Alert
          status="info"
          icon
          title={t('notice.demo.title')}
          description={t('notice.demo.connect')}
        />
      )}
      {asOf.syncedAt && incomplete.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('notice.incomplete.title', { count: incomplete.length })}
          description={
            <>
              {t('notice.incomplete.unknown')}
              <ul className={styles.list}>
                {incomplete.slice(0, SHOWN).map(text => (
                  <li key={text}>
                    <Sentence text={text} />
                  </li>
                ))}
              </ul>
              <Link href={connections}>
                {incomplete.length > SHOWN
                  ? t('notice.incomplete.all', {
                      things: String(incomplete.length),
                    })
                  : t('notice.incomplete.help')}
              </Link>
            </>
          }
        />
      )}
      {asOf.syncedAt && (
        <Text as="p" variant="body-small" color="secondary">
          {t('notice.asOf', { when: <When at={asOf.syncedAt} /> })}
        </Text>
      )}
    </Flex>
  );
}
