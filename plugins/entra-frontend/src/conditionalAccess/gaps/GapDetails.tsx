import type { CaGapItem } from '@entra-posture/core';
import { ButtonLink, Link, Text } from '@backstage/ui';
import { Section } from '../../findings/Section';
import { usePaths } from '../../routing/paths';
import { writeFilters } from '../../routing/useFindingFilters';
import { SeverityMark } from '../../severity/SeverityMark';
import { writeAddress, signInPath } from '../caAddress';
import { dimensionName } from '../dimensions';
import { reachNames } from '../reaches';
import { TenantName } from '../TenantName';
import styles from './GapDetails.module.css';

/** One way in: who, where, by which sign-in, and what lets it out. */
export function GapDetails({
  gap,
  connection,
}: {
  gap: CaGapItem;
  connection: string;
}) {
  const { conditionalAccess, findings } = usePaths();
  const { witness, examples, causes } = gap;
  return (
    <div className={styles.details}>
      <p className={styles.head}>
        <SeverityMark severity={gap.severity} />
        {gap.state === 'unknown' && <span>? May be open</span>}
        <span>
          {gap.people.toLocaleString('en')}{' '}
          {gap.people === 1 ? 'person' : 'people'}
        </span>
        <span>Open to: {reachNames[gap.reach]}</span>
      </p>
      <Text as="p" variant="body-large">
        {gap.statement}
      </Text>
      {gap.passwordSuffices !== undefined && (
        <p>
          {gap.passwordSuffices
            ? 'A password alone suffices here.'
            : 'A password alone does not suffice: a managed device is asked for instead of MFA.'}
        </p>
      )}
      <Section title="A sign-in that goes through">
        <p>{witness.sentence}</p>
        <ButtonLink
          variant="secondary"
          href={signInPath(conditionalAccess, {
            ...witness.arguments,
            connection,
          })}
        >
          Explain this sign-in
        </ButtonLink>
      </Section>
      <Section title="Where it is open">
        <Where where={gap.where} />
      </Section>
      <Section title="What lets it out">
        {causes.length ? (
          <ul className={styles.causes}>
            {causes.map(({ policy, label, because }) => (
              <li key={`${policy} ${because}`}>
                <Link
                  href={`${conditionalAccess}?${writeAddress({ connection, view: 'policies', policy, signIn: {} })}`}
                >
                  <TenantName>{label}</TenantName>
                </Link>
                <p>{because}</p>
              </li>
            ))}
          </ul>
        ) : (
          <p>No policy comes close to closing it.</p>
        )}
      </Section>
      {examples.length > 0 && (
        <Section
          title={
            examples.length < gap.people
              ? `People, ${examples.length} of ${gap.people.toLocaleString('en')}`
              : 'People'
          }
        >
          <ul className={styles.people}>
            {examples.map(({ entity, label }) => (
              <li key={entity}>
                <TenantName>{label}</TenantName>
                <code>{entity}</code>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {gap.finding && (
        <p>
          <Link
            href={`${findings}?${writeFilters({ connection, finding: gap.finding })}`}
          >
            The finding that reports it
          </Link>
        </p>
      )}
    </div>
  );
}

function Where({ where }: { where: CaGapItem['where'] }) {
  if (!where.length)
    return <p>Everywhere: no condition narrows it, every sign-in is open.</p>;
  return (
    <table className={styles.where}>
      <thead>
        <tr>
          <th scope="col">Condition</th>
          <th scope="col">Open for</th>
        </tr>
      </thead>
      <tbody>
        {where.map(({ dimension, values, labels }) => (
          <tr key={dimension}>
            <th scope="row">{dimensionName(dimension)}</th>
            <td>
              {values.map((value, at) => (
                <span key={value} className={styles.value}>
                  <TenantName>{labels?.[at] ?? value}</TenantName>
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
