import type { Coded } from '@liane/vocabulary';
import type { EncounterKind } from '../models/header.ts';

const hl7 = '2.16.840.1.113883.5.4';
const french = '1.2.250.1.213.1.1.4.2.291';

/** JDV_J142. */
export const encounterKinds: Record<EncounterKind, Coded> = {
  IMP: { code: 'IMP', system: hl7, display: 'Hospitalisation (établissement, y compris HAD)' },
  EMER: { code: 'EMER', system: hl7, display: 'Passage aux urgences (établissement)' },
  AMB: { code: 'AMB', system: hl7, display: 'Ambulatoire (hors établissement)' },
  FLD: { code: 'FLD', system: hl7, display: 'Terrain (voie publique, hélicoptère, ambulance, etc.)' },
  HH: { code: 'HH', system: hl7, display: 'Soins à domicile (hors établissement)' },
  VR: { code: 'VR', system: hl7, display: "Virtuelle (exemple : RCP en l'absence du patient)" },
  EXTERNE: { code: 'EXTERNE', system: french, display: 'Acte et consultation externe (établissement)' },
  SEANCE: { code: 'SEANCE', system: french, display: 'Séance (établissement ou libéral)' },
};
