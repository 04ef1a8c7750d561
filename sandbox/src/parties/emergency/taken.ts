import { RecordRefused } from '../../dmp/index.ts';
import type { DmpRecordState } from '../../dmp/index.ts';
import type { TreatmentLine } from '../papers/passage.ts';
import { personHandle } from '../party.ts';
import type { Desk } from '../party.ts';
import type { Actor } from '../people.ts';
import { openDocument } from '../view/document.ts';

/** Documents that list what is taken: of liaison first, then the medical synthesis; their section of treatments. */
const listing = ['74207-2', '60591-5'];
const treatmentsSection = '10160-0';

export type Taken = Pick<TreatmentLine, 'medicine' | 'posology'>;

/** What the person takes, by the newest document that says it among those this doctor opened; reading it leaves a trace. */
export function takenBy({ records, memory }: Desk, state: DmpRecordState, actor: Actor): Taken[] {
  const purpose = memory.opened.get(`${actor.key} ${personHandle(state)}`);
  if (!purpose) return [];
  const viewer = { ...actor.viewer, purpose };
  try {
    const standing = records.list(state.ins, viewer).filter(({ entry }) => entry.availabilityStatus === 'Approved');
    let given: Taken[] = [];
    for (const type of listing)
      for (const { entry } of standing.filter(({ entry: { typeCode } }) => typeCode.code === type)) {
        const taken = treatmentsOf(records.read(state.ins, entry.uniqueId, viewer).bytes);
        // A sheet of transfer tells under the same code the last doses given: no posology, and not all that is taken.
        if (taken.length > 0 && taken.every(({ posology }) => posology !== '')) return taken;
        if (given.length === 0) given = taken;
      }
    return given;
  } catch (error) {
    if (!(error instanceof RecordRefused)) throw error;
  }
  return [];
}

/** The words of the prescriber before what can be computed: what goes on unchanged must come back unchanged. */
function treatmentsOf(bytes: Buffer): Taken[] {
  const opened = openDocument(bytes);
  if ('refused' in opened) return [];
  return opened.read.facts.treatments.flatMap(({ section, name, narrative, dose, frequency }) =>
    section === treatmentsSection && name
      ? [
          {
            medicine: name,
            posology: narrative && narrative !== name ? narrative : [dose, frequency].filter(Boolean).join(', '),
          },
        ]
      : [],
  );
}
