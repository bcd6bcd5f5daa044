import type { Groups } from './groups';
import type { GraphObject, Source } from './shape';

export type Teams = Source;

/** Every third group is a team; a team has the id of its group. */
export function teams(groups: Groups): Teams {
  return {
    kind: 'team',
    type: 'team',
    size: Math.ceil(groups.size / 3),
    at(index): GraphObject {
      const group = groups.at(index * 3);
      return {
        id: group.id,
        displayName: group.displayName,
        description: group.description,
        visibility: `${group.visibility}`.toLowerCase(),
      };
    },
  };
}
