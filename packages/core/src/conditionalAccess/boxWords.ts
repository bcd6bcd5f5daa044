import type { Box } from './boxes';
import type { SplitDimension } from './classes';
import type { CompiledPolicies } from './compile';
import type { DimensionName } from './conditions';
import { isTrusted } from './locations';
import { bit, bitsOf } from './masks';
import { isManaged } from './requirements';
import type { CaDevice, CaLocation } from './signIn';

/** How hard the way in is. A platform is only claimed by the client: anyone can say another. */
export type GapReach =
  'anyone' | 'claimedPlatformOnly' | 'trustedNetworkOnly' | 'managedDeviceOnly';

/** Boxes that are the same for several classes of people, with those classes. */
export function joinClasses(perClass: Box[][]): [Box, number[]][] {
  const found = new Map<string, [Box, number[]]>();
  perClass.forEach((boxes, at) => {
    for (const box of boxes) {
      const key = box.map(mask => mask.toString(36)).join();
      const known = found.get(key);
      if (known) known[1].push(at);
      else found.set(key, [box, [at]]);
    }
  });
  return [...found.values()];
}

/** Per dimension that narrows the box, the values in it; of apps, places and devices one of each class. */
export function whereOf(
  split: readonly SplitDimension[],
  whole: Box,
  box: Box,
): Partial<Record<DimensionName, unknown[]>> {
  const where: Partial<Record<DimensionName, unknown[]>> = {};
  split.forEach(({ name, classes }, at) => {
    if (box[at] !== whole[at])
      where[name] = bitsOf(box[at]).flatMap(index => classes[index].values);
  });
  return where;
}

export function reachOf(
  { world }: CompiledPolicies,
  split: readonly SplitDimension[],
  box: Box,
): GapReach {
  const dimension = (name: DimensionName) => {
    const at = split.findIndex(each => each.name === name);
    const { classes } = split[at];
    const values = bitsOf(box[at]).map(index => classes[index].value);
    const narrowed = box[at] !== bit(classes.length) - 1n;
    return { values: values.filter(value => value !== undefined), narrowed };
  };
  const devices = dimension('device').values as CaDevice[];
  if (devices.length && devices.every(isManaged)) return 'managedDeviceOnly';
  const places = dimension('location').values as CaLocation[];
  if (places.every(each => isTrusted(world.places, each) === true))
    return 'trustedNetworkOnly';
  return dimension('platform').narrowed ? 'claimedPlatformOnly' : 'anyone';
}
