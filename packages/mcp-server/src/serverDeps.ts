import type { Caller, CheckMetadata } from '@entra-posture/core';
import type { Answerer } from './answerer';
import type { CallLog } from './callLog';

/** What one server instance works with; its caller is fixed for its life. */
export interface ServerDeps {
  answerer: Answerer;
  caller: Caller;
  version: string;
  callLog: CallLog;
  /** Everything that is judged; what the product itself has when absent. */
  checks?: readonly CheckMetadata[];
  /** Whether the connection can tell of a sync that has finished, in an era that has subscriptions. */
  updates?: boolean;
}
