/** Vital signs taken together (CDA digest §4.2). Units in the names; absent when not measured. */
export interface VitalSigns {
  measuredAt: Date;
  heartRatePerMinute?: number;
  temperatureCelsius?: number;
  weightKilograms?: number;
  systolicMmHg?: number;
  diastolicMmHg?: number;
  respiratoryRatePerMinute?: number;
  oxygenSaturationPercent?: number;
}
