export { drift, type Drift, type DriftCause, type Opened } from './drift';
export type { DriftKind } from './whatChanged';
export type { PeoplePair } from './pairReadings';
export { driftSentence } from './words';
