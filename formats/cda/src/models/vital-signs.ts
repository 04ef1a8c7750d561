/** Last vital signs (CDA digest §4.2). Units in the names; absent when not measured. */
export interface VitalSigns {
  /** When most of them were taken. */
  measuredAt: Date;
  /** When the others were, for those taken at another time. */
  takenAt?: Partial<Record<VitalSign, Date>>;
  heartRatePerMinute?: number;
  temperatureCelsius?: number;
  weightKilograms?: number;
  systolicMmHg?: number;
  diastolicMmHg?: number;
  respiratoryRatePerMinute?: number;
  oxygenSaturationPercent?: number;
}

export type VitalSign = Exclude<keyof VitalSigns, 'measuredAt' | 'takenAt'>;
