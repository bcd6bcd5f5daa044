import type { DataOptions } from './shape';
import { staff, type StaffMember } from './staff';

interface PersonAtRisk {
  /** Which of the tenant's people it is. */
  index: number;
  risk: NonNullable<StaffMember['risk']>;
}

/** Whom Identity Protection has an opinion of: those on whom it is planted, and as many more as were asked for. */
export function peopleAtRisk({
  users,
  atRisk = 0,
}: DataOptions): PersonAtRisk[] {
  const more = Math.min(atRisk, users - staff.length);
  return [
    ...staff.flatMap(({ risk }, index) => (risk ? [{ index, risk }] : [])),
    ...Array.from({ length: more }, (_, turn) => ({
      index: staff.length + turn,
      risk: {
        level: turn % 5 ? ('medium' as const) : ('high' as const),
        state: 'atRisk',
        detail: 'none',
      },
    })),
  ];
}
