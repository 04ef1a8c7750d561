import { mauricetteRecord } from './records/mauricette.ts';
import { eleanoreRecord, nicolasRecord, rogerRecord, samirRecord, suzanneRecord } from './records/others.ts';
import type { CastRecord } from './records/record.ts';

export { mauricetteRecord } from './records/mauricette.ts';
export { eleanoreRecord, nicolasRecord, rogerRecord, samirRecord, suzanneRecord } from './records/others.ts';
export type * from './records/record.ts';

/** The records that demonstrations start with; everybody else starts empty. */
export const records: readonly CastRecord[] = [
  mauricetteRecord,
  eleanoreRecord,
  samirRecord,
  suzanneRecord,
  rogerRecord,
  nicolasRecord,
];
