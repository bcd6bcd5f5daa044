export type { Answerer } from './answerer';
export type { CallLine, CallSink } from './callLog';
export { createMcpHttpHandler, httpHandlerOf } from './httpHandler';
export type { McpHttpHandler, McpHttpOptions } from './httpHandler';
export { localAnswerer } from './localAnswerer';
export { portalAnswerer } from './portalAnswerer';
export { lastSyncs, watchSyncs } from './watchSyncs';
export { serveStdioFor } from './serveStdio';
