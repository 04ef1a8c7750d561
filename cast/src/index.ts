export * from './mssante.ts';
export * from './outsiders.ts';
export * from './people/index.ts';
export * from './places.ts';
export * from './professionals/index.ts';
export * from './records.ts';
export type * from './types.ts';
