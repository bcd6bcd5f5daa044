import type { CaGapItem } from '@entra-posture/core';
import { ButtonLink, Link, Text } from '@backstage/ui';
import { Section } from '../../findings/Section';
import { usePaths } from '../../routing/paths';
import { writeFilters } from '../../routing/useFindingFilters';
import { SeverityMark } from '../../severity/SeverityMark';
import { useEntraTranslation } from '../../translation';
import { writeAddress, signInPath } from '../caAddress';
import { dimensionName } from '../dimensions';
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
  const { t } = useEntraTranslation();
  const { conditionalAccess, findings } = usePaths();
  const { witness, examples, causes } = gap;
  return (
    <div className={styles.details}>
      <p className={styles.head}>
        <SeverityMark severity={gap.severity} />
        {gap.state === 'unknown' && (
          <span>{t('conditionalAccess.gaps.maybeOpen')}</span>
        )}
        <span>{t('conditionalAccess.people', { count: gap.people })}</span>
        <span>
          {t('conditionalAccess.gaps.details.reach', {
            who: t(`conditionalAccess.reach.${gap.reach}`),
          })}
        </span>
      </p>
      <Text as="p" variant="body-large">
        {gap.statement}
      </Text>
      {gap.passwordSuffices !== undefined && (
        <p>
          {gap.passwordSuffices
            ? t('conditionalAccess.gaps.details.passwordSuffices')
            : t('conditionalAccess.gaps.details.deviceInstead')}
        </p>
      )}
      <Section title={t('conditionalAccess.gaps.details.witness')}>
        <p>{witness.sentence}</p>
        <ButtonLink
          variant="secondary"
          href={signInPath(conditionalAccess, {
            ...witness.arguments,
            connection,
          })}
        >
          {t('conditionalAccess.gaps.details.explain')}
        </ButtonLink>
      </Section>
      <Section title={t('conditionalAccess.gaps.details.where')}>
        <Where where={gap.where} />
      </Section>
      <Section title={t('conditionalAccess.gaps.details.causes')}>
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
          <p>{t('conditionalAccess.gaps.noCause')}</p>
        )}
      </Section>
      {examples.length > 0 && (
        <Section
          title={
            examples.length < gap.people
              ? t('conditionalAccess.gaps.details.somePeople', {
                  shown: String(examples.length),
                  people: gap.people,
                })
              : t('conditionalAccess.gaps.details.people')
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
            {t('conditionalAccess.gaps.details.finding')}
          </Link>
        </p>
      )}
    </div>
  );
}

function Where({ where }: { where: CaGapItem['where'] }) {
  const { t } = useEntraTranslation();
  if (!where.length)
    return <p>{t('conditionalAccess.gaps.details.everywhere')}</p>;
  return (
    <table className={styles.where}>
      <thead>
        <tr>
          <th scope="col">{t('conditionalAccess.gaps.details.condition')}</th>
          <th scope="col">{t('conditionalAccess.gaps.details.openFor')}</th>
        </tr>
      </thead>
      <tbody>
        {where.map(({ dimension, values, labels }) => (
          <tr key={dimension}>
            <th scope="row">{dimensionName(t, dimension)}</th>
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
