const hour = 3_600_000;
const day = 24 * hour;
const months = (count: number): number => count * 30.4 * day;

/** How long what was written of each subject is taken as fresh, in milliseconds; what is absent never ages. */
export const ages = {
  treatments: 30 * day,
  problems: months(12),
  allergies: months(12),
  directives: months(12),
  'palliative-care': months(3),
  'patient-state': months(3),
  risks: months(3),
  autonomy: months(12),
  habits: months(12),
  circle: months(12),
  'preferred-hospital': months(12),
  'personal-project': months(12),
  'vital-signs': day,
  intakes: day,
} as const;

export type Aged = keyof typeof ages;

export const isOld = (subject: Aged | undefined, since: Date, now: Date): boolean =>
  subject !== undefined && now.getTime() - since.getTime() > ages[subject];
