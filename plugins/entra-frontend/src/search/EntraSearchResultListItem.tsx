import { Link, Text } from '@backstage/ui';
import {
  DefaultResultListItemProps,
  HighlightedSearchResultText,
} from '@backstage/plugin-search-react';
import { severities, Severity } from '@entra-posture/core';
import { RiUserLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import { SeverityMark } from '../severity/SeverityMark';
import { useEntraTranslation, type EntraTranslate } from '../translation';
import styles from './EntraSearchResultListItem.module.css';

/** What the search hands to a result. */
export interface EntraSearchResultListItemProps extends Pick<
  DefaultResultListItemProps,
  'result' | 'highlight' | 'rank'
> {
  /** Of findings. */
  icon?: ReactNode;
}

/** A finding or a person among the results of the portal's search. */
export function EntraSearchResultListItem({
  icon,
  result,
  highlight,
}: EntraSearchResultListItemProps) {
  if (!result) return null;
  // Besides what every document has, what the backend's module wrote into this one.
  const document: Record<string, unknown> = { ...result };
  const severity = severities.find(each => each === document.severity);
  const words = (field: 'title' | 'text') =>
    highlight?.fields[field] ? (
      <HighlightedSearchResultText
        text={highlight.fields[field]}
        preTag={highlight.preTag}
        postTag={highlight.postTag}
      />
    ) : (
      result[field]
    );
  return (
    <div className={styles.item}>
      <span className={styles.icon} aria-hidden="true">
        {severity ? icon : <RiUserLine />}
      </span>
      <div>
        <Link href={result.location} weight="bold">
          {words('title')}
        </Link>
        <Text as="p" color="secondary">
          {words('text')}
        </Text>
        <Foot document={document} severity={severity} />
      </div>
    </div>
  );
}

function Foot({
  document: { kind, state, tenant },
  severity,
}: {
  document: Record<string, unknown>;
  severity: Severity | undefined;
}) {
  const { t } = useEntraTranslation();
  const what = severity
    ? t('search.finding', { state: String(state) })
    : kindName(kind, t);
  return (
    <p className={styles.foot}>
      {severity && <SeverityMark severity={severity} />}
      <span>
        {[what, tenant].filter(each => typeof each === 'string').join(' · ')}
      </span>
    </p>
  );
}

function kindName(kind: unknown, t: EntraTranslate): string {
  return kind === 'guest' ? t('search.guest') : t('search.person');
}
