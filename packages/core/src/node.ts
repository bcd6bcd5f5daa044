/**
 * The half of Entra posture that needs Node: Microsoft Graph, the store, the sync.
 *
 * @packageDocumentation
 */
export * from './graph';
export * from './store';
export * from './sync';
