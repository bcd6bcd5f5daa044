import { betaRequest } from './betaSignIns';
import type { Dataset } from './dataset';
import { signIns } from './signIns';

/**
 * The same sign-ins, at the same cost, as beta tells them: with how many factors were asked for, by which protocol and
 * with which token, which v1.0 leaves out. Microsoft supports beta for no production use.
 *
 * @see https://learn.microsoft.com/graph/api/resources/signin?view=graph-rest-beta
 */
export const interactiveSignInsOfBeta: Dataset<'signIns'> = {
  ...signIns,
  collect: {
    kind: 'window',
    timestamp: 'createdDateTime',
    initialDays: 7,
    overlapMinutes: 30,
    request: betaRequest('interactiveUser'),
  },
};
