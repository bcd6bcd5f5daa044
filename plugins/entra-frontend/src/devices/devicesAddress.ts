import { oneOf } from '../routing/useAddress';

/** Areas of what people hold in their hands and give away. */
export type DeviceArea = 'device' | 'spo' | 'mail';

export const deviceAreas: readonly DeviceArea[] = ['device', 'spo', 'mail'];

export type DevicesView = 'findings' | 'unused';

/** What the page shows, as its address says it. */
export interface DevicesAddress {
  connection?: string;
  /** The findings when left out. */
  view?: DevicesView;
  /** Devices when left out. */
  area?: DeviceArea;
  /** Unused for so many days; the server's own choice when left out. */
  days?: number;
  /** The finding whose details are open. */
  finding?: string;
}

export const addressNames: { [Part in keyof DevicesAddress]-?: string } = {
  connection: 'connection',
  view: 'view',
  area: 'area',
  days: 'days',
  finding: 'finding',
};

export const spans = ['30', '90', '180', '365'] as const;

/** Reads an address; what is not one of ours is as if it were not there. */
export function readDevicesAddress(search: URLSearchParams): DevicesAddress {
  const days = oneOf(search.get('days'), spans);
  return {
    connection: search.get('connection') ?? undefined,
    view: oneOf(search.get('view'), ['unused']),
    area: oneOf(search.get('area'), deviceAreas),
    days: days && Number(days),
    finding: search.get('finding') ?? undefined,
  };
}
