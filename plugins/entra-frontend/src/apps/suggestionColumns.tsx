import { Badge, Link, Text } from '@backstage/ui';
import type { SuggestedCandidate, SuggestedMatch } from '../client/suggestions';
import { CopyText } from '../copy/CopyText';
import { EntityLink } from '../entity/EntityLink';
import type { NamedColumn } from '../table/NamedTable';
import styles from './Suggestions.module.css';
import { contested, reasonText } from './suggestionWords';

const kindNames: Record<SuggestedCandidate['kind'], string> = {
  application: 'App registration',
  servicePrincipal: 'Enterprise app',
  group: 'Group',
};

/** @param connection - the tenant that names lead into */
export function suggestionColumns(
  connection: string,
  entityLink: (entityRef: string) => string,
): readonly NamedColumn<SuggestedMatch>[] {
  return [
    {
      id: 'entity',
      label: 'Catalog entity',
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
            {owners.length > 0 && `Owned by ${owners.join(', ')}`}
            {!owners.length && !entityRef.startsWith('group:') && 'No owner'}
          </Small>
        </>
      ),
    },
    {
      id: 'candidates',
      label: 'May be',
      width: 'wide',
      cell: match => (
        <>
          {contested(match) && <Badge size="small">{contested(match)}</Badge>}
          <ul className={styles.candidates}>
            {match.candidates.map(each => (
              <li key={each.entity}>
                <Candidate candidate={each} connection={connection} />
              </li>
            ))}
            {match.candidateCount > match.candidates.length && (
              <li>
                {`${(match.candidateCount - match.candidates.length).toLocaleString('en')} more`}
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
  const { kind, appId, entity, createdAt, reasons, annotation } = candidate;
  const line = `${annotation.name}: ${annotation.value}`;
  return (
    <>
      <EntityLink item={candidate} connection={connection} />
      <Small>
        {`${kindNames[kind]} ${appId ?? entity}`}
        {createdAt && `, made on ${createdAt.slice(0, 10)}`}
      </Small>
      <Small>{reasons.map(each => reasonText(each)).join(' ')}</Small>
      <code className={styles.annotation}>{line}</code>
      <CopyText
        text={line}
        action={`Copy annotation of ${candidate.label}`}
        done="Copied. Add it under metadata.annotations."
        byHand="Copy this under metadata.annotations"
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
