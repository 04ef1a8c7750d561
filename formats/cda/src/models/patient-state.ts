/** The fifteen subjects of JDV_ObservationEtatPatient, in the order of the list. */
export const patientStateSubjects = [
  'able-to-communicate',
  'well-oriented',
  'disoriented',
  'agitation',
  'uncooperative',
  'suicidal-behaviour',
  'low-vision',
  'hearing-loss',
  'speech-disorder',
  'falls',
  'wandering',
  'running-away',
  'physical-restraint',
  'pressure-sore-risk',
  'choking',
] as const;

export type PatientStateSubject = (typeof patientStateSubjects)[number];

/** Yes, no, or absent when not observed. */
export type PatientState = Partial<Record<PatientStateSubject, boolean>>;
