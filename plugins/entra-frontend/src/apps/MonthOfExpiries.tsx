import { Card, CardBody, Link, Text } from '@backstage/ui';
import { findingPath } from '../routing/findingPath';
import { usePaths } from '../routing/paths';
import { Day } from '../time/Day';
import { type EntraTranslate, useEntraTranslation } from '../translation';
import styles from './Expiries.module.css';
import type { ExpiryDay, ExpiryMonth } from './expiryMonths';

const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

function countOf(t: EntraTranslate, { secrets, apps }: ExpiryDay): string {
  return t('apps.expiry.count', {
    secrets: t('apps.expiry.secrets', { count: secrets }),
    apps: t('apps.expiry.apps', { count: apps }),
  });
}

/** A month as a calendar, and its days as a list that leads to the findings. */
export function MonthOfExpiries({
  month: { month, weeks, days },
  connection,
  today,
}: {
  month: ExpiryMonth;
  connection: string;
  /** As `2026-12-31`. */
  today: string;
}) {
  const { t } = useEntraTranslation();
  const { findings } = usePaths();
  const title = t('apps.expiry.month', {
    month: new Date(`${month}-01T00:00:00Z`),
    formatParams: {
      month: { month: 'long', year: 'numeric', timeZone: 'UTC' },
    },
  });
  const told = new Map(days.map(each => [each.day, each]));
  return (
    <Card>
      <CardBody>
        <section aria-label={title} className={styles.month}>
          <table className={styles.calendar}>
            <caption>{title}</caption>
            <thead>
              <tr>
                {weekdays.map(day => (
                  <th
                    key={day}
                    scope="col"
                    abbr={t(`apps.expiry.weekday.${day}`)}
                  >
                    {t(`apps.expiry.shortWeekday.${day}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week, at) => (
                <tr key={week.find(Boolean) ?? at}>
                  {week.map((day, column) => (
                    <DayCell
                      key={day ?? weekdays[column]}
                      day={day}
                      told={day ? told.get(day) : undefined}
                      today={today}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <ul className={styles.days}>
            {days.map(each => (
              <li key={each.day}>
                <Text as="p" weight="bold">
                  {t(`apps.expiry.day.${each.day < today ? 'past' : 'soon'}`, {
                    day: <Day at={each.day} />,
                    secrets: countOf(t, each),
                  })}
                </Text>
                <ul className={styles.apps}>
                  {each.items.map(({ finding, label }) => (
                    <li key={finding}>
                      <Link href={findingPath(findings, connection, finding)}>
                        <bdi>{label}</bdi>
                      </Link>
                    </li>
                  ))}
                  {each.apps > each.items.length && (
                    <li>
                      {t('apps.expiry.moreApps', {
                        apps: each.apps - each.items.length,
                      })}
                    </li>
                  )}
                </ul>
              </li>
            ))}
          </ul>
        </section>
      </CardBody>
    </Card>
  );
}

function DayCell({
  day,
  told,
  today,
}: {
  day: string | undefined;
  told: ExpiryDay | undefined;
  today: string;
}) {
  const { t } = useEntraTranslation();
  if (!day) return <td aria-hidden="true" />;
  return (
    <td
      data-ends={told && (day < today ? 'past' : 'soon')}
      aria-current={day === today ? 'date' : undefined}
    >
      <span>{Number(day.slice(8))}</span>
      {told && (
        <strong
          title={countOf(t, told)}
          aria-label={countOf(t, told)}
          role="img"
        >
          {t('table.number', { value: told.secrets })}
        </strong>
      )}
    </td>
  );
}
