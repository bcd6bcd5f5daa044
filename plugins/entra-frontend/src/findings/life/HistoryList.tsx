import type { FindingExplanation, FindingLine } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { When } from '../../time/When';
import { useEntraTranslation, type EntraTranslate } from '../../translation';
import { Section } from '../Section';
import styles from './HistoryList.module.css';
import { lineWords } from './lineWords';

/** What became of a finding, newest first. */
export function HistoryList({
  history: { total, items },
}: {
  history: FindingExplanation['history'];
}) {
  const { t } = useEntraTranslation();
  if (!items.length) return null;
  return (
    <Section title={t('findings.history.title')}>
      <ol className={styles.history}>
        {items.map((line, index) => (
          <Line key={`${line.at} ${line.kind} ${index}`} line={line} />
        ))}
      </ol>
      {total > items.length && (
        <Text as="p" variant="body-small" color="secondary">
          {t('findings.history.latest', { number: items.length, total })}
        </Text>
      )}
    </Section>
  );
}

function Line({ line }: { line: FindingLine }) {
  const { t } = useEntraTranslation();
  return (
    <li>
      <span className={styles.when}>
        <When at={line.at} />
      </span>
      <span>
        {whatAndWho(line, t)}
        {line.reason && <q>{line.reason}</q>}
      </span>
    </li>
  );
}

function whatAndWho(line: FindingLine, t: EntraTranslate): ReactNode {
  const what = lineWords(line, t);
  if (!line.by || line.by.kind === 'product') return what;
  const by = <bdi>{line.by.label}</bdi>;
  return line.by.kind === 'tenant'
    ? t('findings.history.afterChange', { what, by })
    : t('findings.history.by', { what, by });
}
