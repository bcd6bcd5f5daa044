export { KnexPageConnectionStore } from './KnexPageConnectionStore';
export { KnexSignInStore } from './KnexSignInStore';
export { createStores } from './knexStores';
export { migrate, migrationConfig } from './migrate';
export { openDatabase } from './openDatabase';
export type { DatabaseConfig } from './openDatabase';
export * from './connectPorts';
export * from './ports';
export { StoreError, toStoreError } from './storeError';
