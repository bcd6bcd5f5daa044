import { Card, CardBody, Link, Text } from '@backstage/ui';
import { findingPath } from '../routing/findingPath';
import { usePaths } from '../routing/paths';
import { Day } from '../time/Day';
import styles from './Expiries.module.css';
import type { ExpiryDay, ExpiryMonth } from './expiryMonths';

const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

function countOf({ secrets, apps }: ExpiryDay): string {
  return `${secrets.toLocaleString('en')} ${secrets === 1 ? 'secret' : 'secrets'} of ${apps === 1 ? 'one app' : `${apps.toLocaleString('en')} apps`}`;
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
  const { findings } = usePaths();
  const title = new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
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
                  <th key={day} scope="col" abbr={day}>
                    {day.slice(0, 2)}
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
                  <Day at={each.day} />: {countOf(each)}{' '}
                  {each.day < today ? 'ended' : 'will end'}
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
                      and {(each.apps - each.items.length).toLocaleString('en')}{' '}
                      more
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
  if (!day) return <td aria-hidden="true" />;
  return (
    <td
      data-ends={told && (day < today ? 'past' : 'soon')}
      aria-current={day === today ? 'date' : undefined}
    >
      <span>{Number(day.slice(8))}</span>
      {told && (
        <strong title={countOf(told)} aria-label={countOf(told)} role="img">
          {told.secrets.toLocaleString('en')}
        </strong>
      )}
    </td>
  );
}
