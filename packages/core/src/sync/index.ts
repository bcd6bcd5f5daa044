export { collect } from './collect';
export { conduct, type ConductorDeps } from './conductor';
export { createPosture } from './createPosture';
export { judgeConnection } from './judge';
export type {
  ConnectionConfig,
  Posture,
  PostureLogger,
  PostureOptions,
  SyncReport,
} from './ports';
export { pageWrite } from './pageWrite';
export type { Retention } from './retain';
