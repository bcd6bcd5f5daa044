import type { FindingExplanation, FindingItem } from '@entra-posture/core';
import { Link, Text } from '@backstage/ui';
import { findingPath } from '../routing/findingPath';
import { usePaths } from '../routing/paths';
import { SeverityMark } from '../severity/SeverityMark';
import { When } from '../time/When';
import { useEntraTranslation } from '../translation';
import styles from './Chain.module.css';
import { Section } from './Section';

/** Where a finding belongs to a chain: the way to it, for by itself it tells less than half. */
export function PartOf({ finding }: { finding: FindingItem }) {
  const { t } = useEntraTranslation();
  const { findings } = usePaths();
  const { partOf, connection } = finding;
  if (!partOf) return null;
  return (
    <Text as="p" variant="body-medium">
      {t('findings.chain.partOf', {
        finding: (
          <Link href={findingPath(findings, connection, partOf)}>{partOf}</Link>
        ),
      })}
    </Text>
  );
}

/** Of a chain: what it is made of, in the order in which it happened. */
export function Parts({ parts = [] }: Pick<FindingExplanation, 'parts'>) {
  const { t } = useEntraTranslation();
  const { findings } = usePaths();
  if (!parts.length) return null;
  return (
    <Section title={t('findings.chain.madeOf', { number: parts.length })}>
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
