import { Sentence } from '../time/Sentence';
import styles from './Facts.module.css';

/** The property values that made a finding fire. Names are Microsoft Graph's; values are the tenant's. */
export function Facts({ facts }: { facts: { name: string; value: string }[] }) {
  if (!facts.length) return null;
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Sentence text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
