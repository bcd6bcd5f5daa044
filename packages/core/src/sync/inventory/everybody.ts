import { appOrigin, tenantIdOf } from '../../checks/app/principals';
import { inOrder, SideBySide } from '../../checks/sideBySide';
import {
  identityOfApp,
  identityOfDevice,
  identityOfUser,
  InventoryBase,
} from '../../inventory';
import type {
  CheckView,
  Device,
  EntityKind,
  Identity,
  ServicePrincipal,
  User,
} from '../../model';
import type { Stores } from '../../store/ports';
import { causesByOtherName, toCause } from './otherNames';

/** Whose rows make a line; all of them are in the order of ids, as every table is. */
export const listed = [
  'users',
  'userRegistrationDetails',
  'userSignInActivity',
  'servicePrincipals',
  'devices',
] as const;

type View = CheckView<(typeof listed)[number] | 'organization'>;

/** People, apps and devices, in the order of ids; all, or those of `ids` that there are. Nothing is held of them. */
export async function* everybody(
  connectionId: string,
  stores: Pick<Stores, 'rows' | 'identities'>,
  view: View,
  base: InventoryBase,
  ids?: readonly string[],
): AsyncGenerator<Identity> {
  const of = ids && { ids };
  const wanted = ids && new Set(ids);
  const registrations = new SideBySide(
    view.rows('userRegistrationDetails', of),
    ({ id }) => id,
  );
  const activities = new SideBySide(
    view.rows('userSignInActivity', of),
    ({ id }) => id,
  );
  const causesOf = (kind: EntityKind) =>
    new SideBySide(
      stores.identities.causes(connectionId, { kind, ids }),
      ({ entityId }) => entityId,
    );
  const causes = {
    users: causesOf('user'),
    servicePrincipals: causesOf('servicePrincipal'),
    devices: causesOf('device'),
  };
  const byName = await causesByOtherName(connectionId, stores);
  const also = (name: string | null | undefined) =>
    (name ? byName.get(name) : undefined) ?? [];
  const tenantId = await tenantIdOf(view);
  for await (const [source, row] of inOrder<{
    users: User;
    servicePrincipals: ServicePrincipal;
    devices: Device;
  }>({
    users: view.rows('users', of),
    servicePrincipals: view.rows('servicePrincipals', of),
    devices: view.rows('devices', of),
  })) {
    const own = (await causes[source].at(row.id)).map(toCause);
    if (wanted && !wanted.has(row.id)) continue;
    switch (source) {
      case 'users':
        yield identityOfUser(
          {
            user: row,
            registration: (await registrations.at(row.id))[0],
            activity: (await activities.at(row.id))[0],
            causes: own,
          },
          base,
        );
        break;
      case 'servicePrincipals':
        // Microsoft's own apps are in every tenant, and nobody's to mend.
        if (appOrigin(row, tenantId) !== 'microsoft')
          yield identityOfApp(
            { app: row, causes: [...own, ...also(row.appId)] },
            base,
          );
        break;
      default:
        yield identityOfDevice({
          device: row,
          causes: [...own, ...also(row.deviceId)],
        });
    }
  }
}
