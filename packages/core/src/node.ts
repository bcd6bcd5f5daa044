/**
 * The half of Entra posture that needs Node: Microsoft Graph, the store, the sync.
 *
 * @packageDocumentation
 */
export * from './connect';
export * from './graph';
export * from './ingest';
export * from './secret';
export * from './store';
export * from './sync';
