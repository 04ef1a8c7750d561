/** Modules of the server by level: a module imports only lower levels, through their index. */
export const levels = {
  platform: 1,
  access: 2,
  directory: 2,
  drafts: 3,
  identity: 3,
  facts: 4,
  stays: 4,
  careplan: 5,
  circle: 5,
  health: 5,
  medication: 5,
  documents: 6,
  record: 6,
  dmp: 7,
  exchanges: 7,
  'fhir-api': 7,
  messaging: 7,
} as const;

export type ModuleName = keyof typeof levels;
