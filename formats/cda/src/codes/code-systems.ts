import type { Coded } from '@liane/vocabulary';

/** Code systems, as OIDs (CDA digest §0.3). */
export const systems = {
  loinc: '2.16.840.1.113883.6.1',
  snomed: '2.16.840.1.113883.6.96',
  cim10: '2.16.840.1.113883.6.3',
  ta: '1.2.250.1.213.1.1.4.322',
  absentOrUnknown: '2.16.840.1.113883.5.1150.1',
  emdn: '1.2.250.1.213.2.68',
  cis: '1.2.250.1.213.2.3.1',
} as const;

export const loinc = (code: string, display: string): Coded => ({ code, display, system: systems.loinc });
export const snomed = (code: string, display: string): Coded => ({ code, display, system: systems.snomed });
export const cim10 = (code: string, display: string): Coded => ({ code, display, system: systems.cim10 });
export const ta = (code: string, display: string): Coded => ({ code, display, system: systems.ta });
export const absentOrUnknown = (code: string, display: string): Coded => ({
  code,
  display,
  system: systems.absentOrUnknown,
});
export const emdn = (code: string, display: string): Coded => ({ code, display, system: systems.emdn });
