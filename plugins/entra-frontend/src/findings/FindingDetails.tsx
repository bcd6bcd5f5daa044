import type { FindingExplanation } from '@entra-posture/core';
import { Button, Flex, Link, Text } from '@backstage/ui';
import { SeverityMark } from '../severity/SeverityMark';
import { When } from '../time/When';
import { Affected } from './Affected';
import { areaOf } from './areaNames';
import { Facts } from './Facts';
import styles from './FindingDetails.module.css';

/** Why it matters, how to fix it, and the evidence. */
export function FindingDetails({
  value,
  page,
  pageSize,
  isStale,
  onNext,
  onPrevious,
}: {
  value: FindingExplanation;
  page: number;
  pageSize: number;
  isStale: boolean;
  onNext: () => void;
  onPrevious: () => void;
}) {
  const { finding, references } = value;
  const first = page * pageSize + 1;
  return (
    <div className={styles.details}>
      <p className={styles.head}>
        <SeverityMark severity={finding.severity} />
        <span>{finding.status === 'open' ? 'Open' : 'Resolved'}</span>
        <span>{areaOf(finding.check)}</span>
        <code>{finding.check}</code>
      </p>
      <Text as="p" variant="body-large">
        {finding.statement}
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        First seen <When at={finding.firstSeen} />, last seen{' '}
        <When at={finding.lastSeen} />
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
      {value.asOf.incomplete.map(text => (
        <Text as="p" key={text} variant="body-small" color="warning">
          {text}
        </Text>
      ))}

      <section aria-labelledby="finding-why">
        <h3 id="finding-why">Why it matters</h3>
        <p>{value.whyItMatters}</p>
      </section>
      {value.howToFix.length > 0 && (
        <section aria-labelledby="finding-fix">
          <h3 id="finding-fix">How to fix it</h3>
          <ol>
            {value.howToFix.map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="finding-evidence">
        <h3 id="finding-evidence">Evidence</h3>
        <Facts facts={value.facts} />
        {value.affected.length > 0 && (
          <>
            <h4>
              {value.affectedTotal === 1
                ? 'One affected'
                : `${value.affectedTotal.toLocaleString('en')} affected`}
            </h4>
            <Affected items={value.affected} />
          </>
        )}
        {(page > 0 || value.nextCursor) && (
          <Flex gap="2" align="center">
            <Button
              size="small"
              variant="secondary"
              isDisabled={page === 0}
              onPress={onPrevious}
            >
              Previous
            </Button>
            <Button
              size="small"
              variant="secondary"
              isDisabled={!value.nextCursor || isStale}
              onPress={onNext}
            >
              Next
            </Button>
            <Text variant="body-small" color="secondary">
              {first}–{first + value.affected.length - 1} of{' '}
              {value.affectedTotal.toLocaleString('en')}
            </Text>
          </Flex>
        )}
      </section>
      {value.falsePositives.length > 0 && (
        <section aria-labelledby="finding-wrong">
          <h3 id="finding-wrong">When it may be wrong</h3>
          <ul>
            {value.falsePositives.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="finding-references">
        <h3 id="finding-references">References</h3>
        <ul>
          {references.urls.map(url => (
            <li key={url}>
              <Link href={url} target="_blank" rel="noopener noreferrer">
                {new URL(url).pathname.split('/').at(-1)?.replace(/-/g, ' ') ||
                  url}
              </Link>
            </li>
          ))}
          {references.mitre.length > 0 && (
            <li>MITRE ATT&amp;CK: {references.mitre.join(', ')}</li>
          )}
          {references.cis.length > 0 && (
            <li>CIS Microsoft 365 Foundations: {references.cis.join(', ')}</li>
          )}
          {references.scuba.length > 0 && (
            <li>CISA SCuBA: {references.scuba.join(', ')}</li>
          )}
        </ul>
      </section>
    </div>
  );
}
