/** The checklist of a DLU, JDV_ChecklistDLU, in the order of the list (DLU_006 to DLU_019). */
export const checklistSubjects = [
  'carte-vitale',
  'mutuelle',
  'identity-card',
  'aggir-grid',
  'advance-directives',
  'current-prescriptions',
  'administration-table',
  'recent-biology',
  'last-hospital-report',
  'bmr-sheet',
  'care-follow-up',
  'pacemaker-booklet',
  'blood-group-card',
  'care-capacities',
] as const;

export type ChecklistSubject = (typeof checklistSubjects)[number];

/** A paper joined to the document. */
export interface AddedDocument {
  subject: ChecklistSubject;
  title: string;
  createdAt?: Date;
  /** The bytes of a PDF. */
  pdf: Uint8Array;
}
