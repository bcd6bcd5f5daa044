import type { People } from './people';
import { peopleAtRisk } from './peopleAtRisk';
import { DataOptions, daysBefore, GraphObject, Source } from './shape';

export function riskyUsers(options: DataOptions, users: People): Source {
  const rows: GraphObject[] = peopleAtRisk(options).map(({ index, risk }) => ({
    id: users.id(index),
    isDeleted: false,
    isProcessing: false,
    riskDetail: risk.detail,
    riskLevel: risk.level,
    riskState: risk.state,
    riskLastUpdatedDateTime: daysBefore(options.day, 1, (index % 600) * 60),
    userDisplayName: users.displayName(index),
    userPrincipalName: users.upn(index),
  }));
  return {
    kind: 'riskyUser',
    type: 'riskyUser',
    size: rows.length,
    at: index => rows[index],
  };
}
