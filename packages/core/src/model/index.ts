export * from './check';
export * from './completeness';
export * from './connection';
export * from './datasetRows';
export * from './detector';
export * from './entities';
export * from './finding';
export * from './verdict';
