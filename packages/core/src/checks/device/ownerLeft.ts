import { personKinds } from '../../conditionalAccess/tenant';
import {
  defineCheck,
  eachSelected,
  everybody,
  IdSet,
  selected,
  type CheckView,
} from '../../model';
import {
  counted,
  deviceGroup,
  deviceRef,
  enrolled,
  verdictOf,
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
    const isOpen = await accounts(view);
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
    let devices = 0;
    await eachSelected(view, enrolled, device => {
      devices += 1;
      const { userId, lastSyncDateTime } = device;
      if (!userId) return;
      const open = isOpen(userId);
      if (open) return;
      // A shared device has no user: Intune sends an empty text or the empty GUID.
      if (open === undefined && /^[0-]+$/.test(userId)) return;
      const of = open === false ? ofDisabled : ofDeleted;
      of.devices.push(deviceRef(device, { lastSyncDateTime }));
    });
    return verdictOf([ofDisabled, ofDeleted], devices, { count: 0, why: '' });
  },
});

/** Whether an account is enabled; undefined: there is none. */
async function accounts(
  view: CheckView<'users'>,
): Promise<(id: string) => boolean | undefined> {
  const kept = await view.selectedById?.(personKinds);
  if (kept)
    return id => {
      const kind = kept.get(id);
      return kind && kind !== 'disabled';
    };
  const disabled = new IdSet();
  const known = new IdSet();
  for await (const { id, accountEnabled } of selected(view, everybody)) {
    known.add(id);
    if (accountEnabled === false) disabled.add(id);
  }
  return id => (known.has(id) ? !disabled.has(id) : undefined);
}
