import type { Coded } from '@liane/vocabulary';
import type { DocumentHeader } from './header.ts';
import type { Hospital } from './hospital.ts';
import type { Known } from './known.ts';
import type { Intake } from './treatment.ts';
import type { VitalSigns } from './vital-signs.ts';

/** *Fiche de liaison d'urgence, transfert de l'EHPAD vers les urgences*, DLU-EHPAD-FLUDT 2022.01 (CDA digest §4.4). */
export interface TransferSheet {
  header: DocumentHeader;
  transfer: {
    reason: string;
    /** CIM-10 code of the reason, when coded. */
    reasonCode?: Coded;
    leftAt: Date;
    destination: Hospital;
  };
  vitalSigns: VitalSigns;
  /** Absent when not observed: the sheet then says so. */
  consciousness?: Consciousness;
  pain?: { present: boolean; sites?: readonly { label: string; code?: Coded }[] };
  lastIntakes: Known<Intake>;
  lastMeal?: { at: Date; comment?: string };
  belongings: Known<Belonging>;
  comment?: string;
}

/** DLU_002 conscient et éveillé, DLU_003 éveillable, DLU_004 non éveillable. */
export type Consciousness = 'awake' | 'arousable' | 'not-arousable';

/** A prosthesis or a personal object that leaves with the person, or not (JDV_ProtheseObjetPersonnel). */
export interface Belonging {
  kind: 'glasses' | 'dentures' | 'hearing-aid' | 'other';
  /** What it is, for `other`, or anything worth saying. */
  detail?: string;
  side?: 'left' | 'right' | 'upper' | 'lower';
  /** Whether the person wears or carries it. */
  present: boolean;
}
