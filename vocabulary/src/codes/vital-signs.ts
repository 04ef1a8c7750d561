import type { Coded } from '../coded.ts';
import { loincSystem } from './systems.ts';

/** A measure of JDV_SignesVitaux (1.2.250.1.213.1.1.5.171) with the unit the CDA rules enforce (CDA digest §4.2, e.50). */
export interface VitalSign extends Coded {
  /** UCUM code. */
  unit: string;
  /** The unit as people read it. */
  unitInFrench: string;
}

const vitalSign = (code: string, display: string, unit: string, unitInFrench = unit): VitalSign => ({
  code,
  system: loincSystem,
  display,
  unit,
  unitInFrench,
});

export const vitalSigns = {
  heartRate: vitalSign('8867-4', 'Fréquence cardiaque', '/min'),
  breathingRate: vitalSign('9279-1', 'Fréquence respiratoire', '/min'),
  temperature: vitalSign('8310-5', 'Température corporelle', 'Cel', '°C'),
  systolic: vitalSign('8480-6', 'Pression artérielle systolique', 'mm[Hg]', 'mmHg'),
  diastolic: vitalSign('8462-4', 'Pression artérielle diastolique', 'mm[Hg]', 'mmHg'),
  oxygenSaturation: vitalSign('20564-1', 'Saturation en O2', '%'),
  weight: vitalSign('29463-7', 'Poids', 'kg'),
  height: vitalSign('8302-2', 'Taille', 'cm'),
  bodyMassIndex: vitalSign('39156-5', 'Index de masse corporelle (IMC)', 'kg/m2', 'kg/m²'),
  headCircumference: vitalSign('8287-5', 'Périmètre crânien', 'cm'),
  waistCircumference: vitalSign('8280-0', "Périmètre abdominal (à l'ombilic)", 'cm'),
};

/** The organizer that holds vital signs (e.49); its display is ours, no rule compares it. */
export const vitalSignsPanel: Coded = { code: '85353-1', system: loincSystem, display: 'Signes vitaux' };
