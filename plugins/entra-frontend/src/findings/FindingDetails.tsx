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
  const { finding, affected, affectedTotal, asOf } = value;
  return (
    <div className={styles.details}>
      <p className={styles.head}>
        <SeverityMark severity={finding.severity} />
        <StateChip state={finding.state} until={finding.until} />
        <span>{areaOf(finding.check)}</span>
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
          title="What this rests on is not complete"
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
      <Section title="Why it matters">
        <p>{value.whyItMatters}</p>
      </Section>
      {value.howToFix.length > 0 && (
        <Section title="How to fix it">
          <ol>
            {value.howToFix.map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Section>
      )}
      <Remedy remedy={value.remedy} affected={affected} />
      {value.facts.length > 0 && (
        <Section title="Evidence">
          <Facts facts={value.facts} />
        </Section>
      )}
      {affectedTotal > 0 && (
        <Section title={`Affected (${affectedTotal.toLocaleString('en')})`}>
          <Affected items={affected} />
          {affectedTotal > affected.length && (
            <Pager
              label="what is affected"
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
        <Section title="When it may be wrong">
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
  const { firstSeen, lastSeen } = value.finding;
  return (
    <Text as="p" variant="body-small" color="secondary">
      First seen <When at={firstSeen} />, last seen <When at={lastSeen} />
      {value.reopenedAt && (
        <>
          , reopened <When at={value.reopenedAt} />
        </>
      )}
      {value.resolvedAt && (
        <>
          , resolved <When at={value.resolvedAt} />
        </>
      )}
    </Text>
  );
}
