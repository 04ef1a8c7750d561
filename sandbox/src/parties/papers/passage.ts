import type { Coded } from '@liane/vocabulary';
import type { Addressee, PaperPatient, Signatory } from './paper.ts';

/** A line of the treatments when the person leaves. */
export interface TreatmentLine {
  change: 'kept' | 'started' | 'modified' | 'stopped';
  medicine: string;
  /** As it is to be taken; why, for one that stops. */
  posology: string;
  /** `AAAA-MM-JJ`. */
  until?: string;
}

/** A visit to the emergency department, as its form tells it. */
export interface Passage {
  patient: PaperPatient;
  author: Signatory;
  addressees: readonly Addressee[];
  treatingDoctor?: Addressee;
  destination: { structIdNat: string; name: string; sector: Coded };
  arrivedAt: Date;
  leftAt: Date;
  writtenAt: Date;
  reason: string;
  happened: string;
  examinations: string;
  diagnosis: { label: string; code?: Coded };
  treatments: readonly TreatmentLine[];
  /** One a line. */
  followUp: readonly string[];
  appointments: readonly { who: string; at: Date }[];
  belongings: { glasses: boolean; dentures: boolean; hearingAid: boolean };
  /** OID of each paper, made from the act of sending: twice sent is once kept. */
  ids: { sheet: string; report: string; letter: string; prescription: string };
}

export const changesInFrench: Record<TreatmentLine['change'], string> = {
  kept: 'Poursuivi',
  started: 'Commencé',
  modified: 'Modifié',
  stopped: 'Arrêté',
};
