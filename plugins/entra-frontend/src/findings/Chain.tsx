import type { FindingExplanation, FindingItem } from '@entra-posture/core';
import { Link, Text } from '@backstage/ui';
import { findingPath } from '../routing/findingPath';
import { usePaths } from '../routing/paths';
import { SeverityMark } from '../severity/SeverityMark';
import { When } from '../time/When';
import styles from './Chain.module.css';
import { Section } from './Section';

/** Where a finding belongs to a chain: the way to it, for by itself it tells less than half. */
export function PartOf({ finding }: { finding: FindingItem }) {
  const { findings } = usePaths();
  const { partOf, connection } = finding;
  if (!partOf) return null;
  return (
    <Text as="p" variant="body-medium">
      Part of{' '}
      <Link href={findingPath(findings, connection, partOf)}>{partOf}</Link>
    </Text>
  );
}

/** Of a chain: what it is made of, in the order in which it happened. */
export function Parts({ parts = [] }: Pick<FindingExplanation, 'parts'>) {
  const { findings } = usePaths();
  if (!parts.length) return null;
  return (
    <Section title={`Made of (${parts.length.toLocaleString('en')})`}>
      <ol className={styles.parts}>
        {parts.map(({ finding, connection, title, severity, ...part }) => (
          <li key={finding}>
            <When at={part.happenedAt ?? part.firstSeen} />
            <SeverityMark severity={severity} />
            <Link href={findingPath(findings, connection, finding)}>
              {title}
            </Link>
          </li>
        ))}
      </ol>
    </Section>
  );
}
