import { Badge, Link, Text } from '@backstage/ui';
import type { SuggestedCandidate, SuggestedMatch } from '../client/suggestions';
import { CopyText } from '../copy/CopyText';
import { EntityLink } from '../entity/EntityLink';
import type { NamedColumn } from '../table/NamedTable';
import { type EntraTranslate, useEntraTranslation } from '../translation';
import styles from './Suggestions.module.css';
import { contested, reasonText } from './suggestionWords';

/** @param connection - the tenant that names lead into */
export function suggestionColumns(
  t: EntraTranslate,
  connection: string,
  entityLink: (entityRef: string) => string,
): readonly NamedColumn<SuggestedMatch>[] {
  return [
    {
      id: 'entity',
      label: t('apps.suggestions.entity'),
      isRowHeader: true,
      width: 'middle',
      cell: ({ entityRef, title, owners }) => (
        <>
          <Link href={entityLink(entityRef)}>
            <bdi>{title ?? entityRef}</bdi>
          </Link>
          <Small>
            {title && (
              <>
                <bdi>{entityRef}</bdi>
                <br />
              </>
            )}
            {owners.length > 0 &&
              t('apps.suggestions.owners', { owners: owners.join(', ') })}
            {!owners.length &&
              !entityRef.startsWith('group:') &&
              t('apps.suggestions.noOwner')}
          </Small>
        </>
      ),
    },
    {
      id: 'candidates',
      label: t('apps.suggestions.candidates'),
      width: 'wide',
      cell: match => (
        <>
          {contested(t, match) && (
            <Badge size="small">{contested(t, match)}</Badge>
          )}
          <ul className={styles.candidates}>
            {match.candidates.map(each => (
              <li key={each.entity}>
                <Candidate candidate={each} connection={connection} />
              </li>
            ))}
            {match.candidateCount > match.candidates.length && (
              <li>
                {t('apps.suggestions.more', {
                  candidates: match.candidateCount - match.candidates.length,
                })}
              </li>
            )}
          </ul>
        </>
      ),
    },
  ];
}

function Candidate({
  candidate,
  connection,
}: {
  candidate: SuggestedCandidate;
  connection: string;
}) {
  const { t } = useEntraTranslation();
  const { kind, appId, entity, createdAt, reasons, annotation } = candidate;
  const line = `${annotation.name}: ${annotation.value}`;
  return (
    <>
      <EntityLink item={candidate} connection={connection} />
      <Small>
        {t(`apps.suggestions.kind.${kind}`, { id: appId ?? entity })}
        {createdAt &&
          t('apps.suggestions.madeOn', { day: createdAt.slice(0, 10) })}
      </Small>
      <Small>{reasons.map(each => reasonText(t, each)).join(' ')}</Small>
      <code className={styles.annotation}>{line}</code>
      <CopyText
        text={line}
        action={t('apps.suggestions.copy', { name: candidate.label })}
        done={t('apps.suggestions.copied')}
        byHand={t('apps.suggestions.copyByHand')}
      />
    </>
  );
}

function Small({ children }: { children: React.ReactNode }) {
  return (
    <Text
      as="p"
      variant="body-small"
      color="secondary"
      className={styles.beneath}
    >
      {children}
    </Text>
  );
}
