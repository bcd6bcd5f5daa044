import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { Notices } from '../notice/Notices';
import { ErrorPanel } from '../states/ErrorPanel';
import { isWithheld, WithheldNotice } from '../withheld/Withheld';
import { EntityChanges } from './EntityChanges';
import { EntityFindings } from './EntityFindings';
import { EntityHead } from './EntityHead';
import { EntityProperties } from './EntityProperties';
import { EntityRisk } from './EntityRisk';
import { EntityRoles } from './EntityRoles';
import { EntitySignIns, SIGN_INS } from './EntitySignIns';
import { EntitySkeleton } from './EntitySkeleton';
import styles from './EntityView.module.css';
import { Neighbours } from './Neighbours';

/** Everything that is known of one entity. */
export function EntityView({
  connection: { id, sync },
  entity,
}: {
  connection: ConnectionReport;
  entity: string;
}) {
  const { inventory } = useApi(entraApiRef);
  const { value, error, isPending, reload } = useAnswer(
    JSON.stringify([id, entity, sync.finishedAt]),
    signal =>
      inventory.entity({ connection: id, entity, signIns: SIGN_INS }, signal),
  );
  if (isPending) return <EntitySkeleton />;
  return (
    <>
      {error && <ErrorPanel error={error} onRetry={reload} />}
      {value && (
        <>
          <Notices asOf={value.asOf} />
          {isWithheld(value.entity.label) && <WithheldNotice />}
          <EntityHead detail={value} />
          <div className={styles.columns}>
            <div className={styles.column}>
              <EntityRisk detail={value} />
              <EntityFindings detail={value} />
              <EntityProperties detail={value} />
            </div>
            <div className={styles.column}>
              <EntityRoles detail={value} />
              <EntitySignIns detail={value} />
              <Neighbours detail={value} />
              <EntityChanges
                connection={id}
                entity={value.entity.entity}
                finishedAt={sync.finishedAt}
              />
            </div>
          </div>
        </>
      )}
    </>
  );
}
