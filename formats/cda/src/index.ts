export * from './models/index.ts';
export * from './read/index.ts';
export * from './rules/index.ts';
export * from './write/index.ts';
