import type { FindingExplanation, FindingLine } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { When } from '../../time/When';
import { Section } from '../Section';
import styles from './HistoryList.module.css';
import { lineWords } from './lineWords';

/** What became of a finding, newest first. */
export function HistoryList({
  history: { total, items },
}: {
  history: FindingExplanation['history'];
}) {
  if (!items.length) return null;
  return (
    <Section title="History">
      <ol className={styles.history}>
        {items.map((line, index) => (
          <Line key={`${line.at} ${line.kind} ${index}`} line={line} />
        ))}
      </ol>
      {total > items.length && (
        <Text as="p" variant="body-small" color="secondary">
          The latest {items.length} of {total.toLocaleString('en')}.
        </Text>
      )}
    </Section>
  );
}

function Line({ line }: { line: FindingLine }) {
  return (
    <li>
      <span className={styles.when}>
        <When at={line.at} />
      </span>
      <span>
        {lineWords(line)}
        {line.by && line.by.kind !== 'product' && (
          <>
            {line.by.kind === 'tenant' ? ', after a change by ' : ', by '}
            <bdi>{line.by.label}</bdi>
          </>
        )}
        {line.reason && <q>{line.reason}</q>}
      </span>
    </li>
  );
}
