import { personKinds } from '../../conditionalAccess/tenant';
import {
  defineCheck,
  everybody,
  IdSet,
  selected,
  type CheckView,
} from '../../model';
import {
  counted,
  deviceGroup,
  eachFound,
  owners,
  reporting,
  verdictOf,
  type DeviceRef,
} from './devices';

export const ownerLeft = defineCheck({
  id: 'device.owner-left',
  family: 'device',
  title: 'Device of somebody who has left',
  severity: 'medium',
  whyItMatters:
    'The account is closed, and the device with its files, its certificates and perhaps a local account is still out there, and still enrolled.',
  howToFix: [
    'Retire or wipe the device in Intune, or give it to its next owner and change the primary user.',
    'Make the return of devices a step of leaving.',
  ],
  falsePositives: [
    'A shared device whose first user has left: remove its primary user.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/intune/intune-service/remote-actions/devices-wipe',
    ],
  },
  needs: ['managedDevices', 'users'],
  async evaluate(view) {
    const ofDisabled = deviceGroup(
      'disabled',
      'medium',
      count =>
        `${counted(count, 'belongs to a disabled account', 'belong to disabled accounts')} and ${count === 1 ? 'is' : 'are'} still enrolled.`,
    );
    const ofDeleted = deviceGroup(
      'deleted',
      'medium',
      count =>
        `${counted(count, 'belongs to an account that is gone', 'belong to accounts that are gone')} and ${count === 1 ? 'is' : 'are'} still enrolled.`,
    );
    const kept = await (view.shared?.('device.owner-left', ownersLeft) ??
      ownersLeft(view));
    const leftOf = kept
      ? ({ id }: { id: string }) => kept.get(id)
      : await accounts(view);
    const devices = await eachFound(view, reporting, device => {
      const left = leftOf(device);
      if (left)
        (left === 'disabled' ? ofDisabled : ofDeleted).devices.push(device);
    });
    return verdictOf([ofDisabled, ofDeleted], devices, { count: 0, why: '' });
  },
});

type Left = 'disabled' | 'deleted';

/** How a device's owner has left; nothing of whose owner is there, or who has none. */
function leftBy(userId: string, isOpen: boolean | undefined): Left | undefined {
  if (isOpen || !userId) return undefined;
  if (isOpen === false) return 'disabled';
  // A shared device has no user: Intune sends an empty text or the empty GUID.
  return /^[0-]+$/.test(userId) ? undefined : 'deleted';
}

/**
 * Devices whose owner has left, by their ids: as long as owners and accounts are the same, it is not looked up for each of
 * fifty thousand again. Undefined where nothing is kept of so many.
 */
async function ownersLeft(
  view: CheckView<'managedDevices' | 'users'>,
): Promise<Map<string, Left> | undefined> {
  const [owning, people] = await Promise.all([
    view.selectedById?.(owners),
    view.selectedById?.(personKinds),
  ]);
  if (!owning || !people) return undefined;
  const found = new Map<string, Left>();
  owning.forEach((userId, id) => {
    const kind = people.get(userId);
    const left = leftBy(userId, kind && kind !== 'disabled');
    if (left) found.set(id, left);
  });
  return found;
}

/** The same of one device, where it is not known of all. */
async function accounts(
  view: CheckView<'users'>,
): Promise<(device: DeviceRef) => Left | undefined> {
  const disabled = new IdSet();
  const known = new IdSet();
  for await (const { id, accountEnabled } of selected(view, everybody)) {
    known.add(id);
    if (accountEnabled === false) disabled.add(id);
  }
  return ({ facts: { userId } }) =>
    userId
      ? leftBy(userId, known.has(userId) ? !disabled.has(userId) : undefined)
      : undefined;
}
