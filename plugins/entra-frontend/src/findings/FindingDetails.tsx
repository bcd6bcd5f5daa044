import type { FindingExplanation } from '@entra-posture/core';
import { Alert, Text } from '@backstage/ui';
import { Pager } from '../pager/Pager';
import type { Cursors } from '../pager/useCursors';
import { SeverityMark } from '../severity/SeverityMark';
import { Sentence } from '../time/Sentence';
import { When } from '../time/When';
import { Decisions } from './acts/Decisions';
import { Affected } from './Affected';
import { areaOf } from '../check/areas';
import { useEntraTranslation } from '../translation';
import { Parts, PartOf } from './Chain';
import { Facts } from './Facts';
import styles from './FindingDetails.module.css';
import { HistoryList } from './life/HistoryList';
import { References } from './References';
import { Remedy } from './Remedy';
import { Section } from './Section';
import { StateChip } from './StateChip';

/** Why it matters, how to fix it, and the evidence. */
export function FindingDetails({
  value,
  cursors,
  pageSize,
  isStale,
  onChanged,
}: {
  value: FindingExplanation;
  cursors: Cursors;
  pageSize: number;
  isStale: boolean;
  onChanged: () => void;
}) {
  const { t } = useEntraTranslation();
  const { finding, affected, affectedTotal, asOf } = value;
  return (
    <div className={styles.details}>
      <p className={styles.head}>
        <SeverityMark severity={finding.severity} />
        <StateChip state={finding.state} until={finding.until} />
        <span>{areaOf(t, finding.check)}</span>
        <code>{finding.check}</code>
      </p>
      <Text as="p" variant="body-large">
        {finding.statement}
      </Text>
      <Dates value={value} />
      <PartOf finding={finding} />
      {asOf.incomplete.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('findings.details.incomplete')}
          description={
            <ul className={styles.incomplete}>
              {asOf.incomplete.map(text => (
                <li key={text}>
                  <Sentence text={text} />
                </li>
              ))}
            </ul>
          }
        />
      )}

      <Decisions value={value} onChanged={onChanged} />
      <Parts parts={value.parts} />
      <Section title={t('findings.details.whyItMatters')}>
        <p>{value.whyItMatters}</p>
      </Section>
      {value.howToFix.length > 0 && (
        <Section title={t('findings.details.howToFix')}>
          <ol>
            {value.howToFix.map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Section>
      )}
      <Remedy remedy={value.remedy} affected={affected} />
      {value.facts.length > 0 && (
        <Section title={t('findings.details.evidence')}>
          <Facts facts={value.facts} />
        </Section>
      )}
      {affectedTotal > 0 && (
        <Section
          title={t('findings.details.affected', { number: affectedTotal })}
        >
          <Affected items={affected} />
          {affectedTotal > affected.length && (
            <Pager
              label={t('findings.details.affectedPages')}
              cursors={cursors}
              pageSize={pageSize}
              shown={affected.length}
              total={affectedTotal}
              nextCursor={value.nextCursor}
              isStale={isStale}
            />
          )}
        </Section>
      )}
      {value.falsePositives.length > 0 && (
        <Section title={t('findings.details.falsePositives')}>
          <ul>
            {value.falsePositives.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Section>
      )}
      <HistoryList history={value.history} />
      <References references={value.references} />
    </div>
  );
}

function Dates({ value }: { value: FindingExplanation }) {
  const { t } = useEntraTranslation();
  const { firstSeen, lastSeen } = value.finding;
  return (
    <Text as="p" variant="body-small" color="secondary">
      {t('findings.details.seen', {
        first: <When at={firstSeen} />,
        last: <When at={lastSeen} />,
      })}
      {value.reopenedAt && (
        <>
          {', '}
          {t('findings.details.reopened', {
            when: <When at={value.reopenedAt} />,
          })}
        </>
      )}
      {value.resolvedAt && (
        <>
          {', '}
          {t('findings.details.resolved', {
            when: <When at={value.resolvedAt} />,
          })}
        </>
      )}
    </Text>
  );
}
