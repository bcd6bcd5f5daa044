import type { PersonSignIn } from '@entra-posture/core';
import { Link, Text } from '@backstage/ui';
import { findingPath } from '../../routing/findingPath';
import { usePaths } from '../../routing/paths';
import { Moment } from '../../time/Moment';
import { useEntraTranslation } from '../../translation';
import styles from './SignInList.module.css';
import { placeName } from './travel';

/** As many are read at a glance; the others unfold. */
const SHOWN = 5;

/** Sign-ins one by one, with those marked that a finding rests on. */
export function SignInList({
  items,
  named,
  connection,
}: {
  items: readonly PersonSignIn[];
  /** Handles of findings of impossible travel by the sign-ins that they name. */
  named: ReadonlyMap<string, string>;
  connection: string;
}) {
  const { t } = useEntraTranslation();
  const rest = items.slice(SHOWN);
  const rows = (of: readonly PersonSignIn[]) =>
    of.map(each => (
      <Row
        key={each.signIn}
        item={each}
        finding={named.get(each.signIn)}
        connection={connection}
      />
    ));
  return (
    <>
      <ol className={styles.list} aria-label={t('entity.signIns.list')}>
        {rows(items.slice(0, SHOWN))}
      </ol>
      {rest.length > 0 && (
        <details className={styles.rest}>
          <summary>
            {t('entity.signIns.before', { number: rest.length })}
          </summary>
          <ol
            className={styles.list}
            aria-label={t('entity.signIns.beforeList')}
          >
            {rows(rest)}
          </ol>
        </details>
      )}
    </>
  );
}

function Row({
  item: { at, app, succeeded, error, city, country, ipAddress },
  finding,
  connection,
}: {
  item: PersonSignIn;
  finding?: string;
  connection: string;
}) {
  const { t } = useEntraTranslation();
  const { findings } = usePaths();
  return (
    <li>
      <span>
        <Moment at={at} />
        {succeeded === false && (
          <b className={styles.failed}>
            {' '}
            {error === undefined
              ? t('entity.signIns.failed')
              : t('entity.signIns.failedWith', { error: String(error) })}
          </b>
        )}
        {succeeded === null && ` ${t('entity.signIns.successUnknown')}`}
      </span>
      {/* On a card, the theme’s secondary colour is too faint in the dark. */}
      <Text as="p" variant="body-small">
        <bdi>{placeName(t, city, country)}</bdi>
        {ipAddress && `, ${ipAddress}`}
        {app && (
          <>
            , <bdi>{app.label}</bdi>
          </>
        )}
      </Text>
      {finding && (
        <Link
          href={findingPath(findings, connection, finding)}
          variant="body-small"
        >
          {t('entity.signIns.travel')}
        </Link>
      )}
    </li>
  );
}
