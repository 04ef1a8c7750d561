import { RecordRefused } from '../dmp/index.ts';
import type { DmpRecordState, DmpRecords } from '../dmp/index.ts';
import type { Paper } from './papers/paper.ts';
import type { Actor } from './people.ts';

/** Puts a paper in the DMP of the person. Refused: why, in French; the same act twice is no refusal. */
export function deposit(
  records: DmpRecords,
  state: DmpRecordState,
  { cda }: Paper,
  { viewer, name }: Actor,
  confidentiality: readonly string[] = [],
): { refused?: string } {
  const { id, structureId, structureName } = viewer;
  try {
    records.publish(state.ins, {
      cda,
      by: { id, name, structureId, structureName },
      ...(confidentiality.length > 0 ? { confidentiality: [...confidentiality] } : {}),
    });
    return {};
  } catch (error) {
    if (!(error instanceof RecordRefused)) throw error;
    return error.code === 'XDSDuplicateUniqueIdInRegistry' ? {} : { refused: error.message };
  }
}
