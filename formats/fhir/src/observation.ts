import type { CodeableConcept, Observation, Quantity } from '@medplum/fhirtypes';
import { girLevels, vitalSigns, type Coded } from '@liane/vocabulary';
import { codeable, metaOf, patientReference, status, type PersonReference, type Versioned } from './elements.ts';
import { hl7Systems, loinc, ucum } from './systems.ts';
import { written } from './written.ts';

export const fhirVitalSigns = [
  'heart-rate',
  'temperature',
  'weight',
  'height',
  'oxygen-saturation',
  'respiratory-rate',
  'pain',
  'glycaemia',
] as const;
export type FhirVitalSign = (typeof fhirVitalSigns)[number];

interface Common extends Versioned {
  person: PersonReference;
  /** Corrected once at least since it was first written. */
  corrected: boolean;
  withdrawn: boolean;
  performer: string;
  comment: string | null;
}

export interface FhirVitalSignInput extends Common {
  about: 'vital-sign';
  sign: FhirVitalSign;
  /** In the unit of the record: /min, °C, kg, cm, %, 0-10, g/L. */
  value: number;
  measuredAt: Date;
}

export interface FhirBloodPressureInput extends Common {
  about: 'blood-pressure';
  /** mmHg; null when only the other was taken. */
  systolic: number | null;
  diastolic: number | null;
  measuredAt: Date;
}

export interface FhirGirInput extends Common {
  about: 'gir';
  /** 1 to 6. */
  gir: number;
  /** `YYYY-MM-DD`. */
  evaluatedOn: string;
}

export type FhirObservationInput = FhirVitalSignInput | FhirBloodPressureInput | FhirGirInput;

/** A vital sign (FR Core profile of its own where one exists), the blood pressure in two components, or the GIR. */
export function observation(fact: FhirObservationInput): Observation {
  const { profiles, category, code, measured } = said(fact);
  return written<Observation>({
    resourceType: 'Observation',
    id: fact.id,
    meta: metaOf(fact, profiles),
    status: fact.withdrawn ? 'entered-in-error' : fact.corrected ? 'corrected' : 'final',
    category: [status(hl7Systems.observationCategory, category)],
    code,
    subject: patientReference(fact.person),
    effectiveDateTime: fact.about === 'gir' ? fact.evaluatedOn : fact.measuredAt.toISOString(),
    performer: [{ display: fact.performer }],
    note: fact.comment ? [{ text: fact.comment }] : undefined,
    ...measured,
  });
}

interface Said {
  profiles: string[];
  category: 'vital-signs' | 'survey';
  code: CodeableConcept;
  measured: Pick<Observation, 'valueQuantity' | 'valueCodeableConcept' | 'component'>;
}

function said(fact: FhirObservationInput): Said {
  if (fact.about === 'gir') {
    return {
      profiles: [],
      category: 'survey',
      code: { text: 'Groupe iso-ressources (AGGIR)' },
      measured: { valueCodeableConcept: codeable(girOf(fact.gir)) },
    };
  }
  if (fact.about === 'blood-pressure') {
    return {
      profiles: ['fr-core-observation-bp'],
      category: 'vital-signs',
      code: bloodPressure,
      measured: { component: pressures(fact) },
    };
  }
  const { profile, codes, unit } = signs[fact.sign];
  return {
    profiles: profile === null ? [] : [profile],
    category: 'vital-signs',
    code: concept(codes),
    measured: { valueQuantity: quantity(fact.value, unit) },
  };
}

const girOf = (level: number): Coded => {
  const found = Object.values(girLevels)[level - 1];
  if (!found) throw new RangeError('a GIR goes from 1 to 6');
  return found;
};

interface Unit {
  code: string;
  unit: string;
}

interface Sign {
  profile: string | null;
  codes: readonly (readonly [code: string, display: string])[];
  unit: Unit;
}

const ofVocabulary = ({ code, display }: Coded): readonly [string, string] => [code, display];
const unitOf = ({ unit, unitInFrench }: { unit: string; unitInFrench: string }): Unit => ({
  code: unit,
  unit: unitInFrench,
});

/** R4 demands 2708-6 of an oxygen saturation; the national list says 20564-1: both are written. */
const signs: Record<FhirVitalSign, Sign> = {
  'heart-rate': {
    profile: 'fr-core-observation-heartrate',
    codes: [ofVocabulary(vitalSigns.heartRate)],
    unit: unitOf(vitalSigns.heartRate),
  },
  'respiratory-rate': {
    profile: 'fr-core-observation-resp-rate',
    codes: [ofVocabulary(vitalSigns.breathingRate)],
    unit: unitOf(vitalSigns.breathingRate),
  },
  temperature: {
    profile: 'fr-core-observation-body-temperature',
    codes: [ofVocabulary(vitalSigns.temperature)],
    unit: unitOf(vitalSigns.temperature),
  },
  weight: {
    profile: 'fr-core-observation-body-weight',
    codes: [ofVocabulary(vitalSigns.weight)],
    unit: unitOf(vitalSigns.weight),
  },
  height: {
    profile: 'fr-core-observation-body-height',
    codes: [ofVocabulary(vitalSigns.height)],
    unit: unitOf(vitalSigns.height),
  },
  'oxygen-saturation': {
    profile: 'fr-core-observation-saturation-oxygen',
    codes: [['2708-6', 'Saturation en oxygène du sang artériel'], ofVocabulary(vitalSigns.oxygenSaturation)],
    unit: unitOf(vitalSigns.oxygenSaturation),
  },
  pain: {
    profile: null,
    codes: [['72514-3', 'Intensité de la douleur (0 à 10)']],
    unit: { code: '{score}', unit: '/10' },
  },
  glycaemia: { profile: null, codes: [['2339-0', 'Glycémie']], unit: { code: 'g/L', unit: 'g/L' } },
};

const bloodPressure: CodeableConcept = {
  coding: [{ system: loinc, code: '85354-9', display: 'Pression artérielle' }],
  text: 'Pression artérielle',
};

const concept = (codes: Sign['codes']): CodeableConcept =>
  written<CodeableConcept>({
    coding: codes.map(([code, display]) => ({ system: loinc, code, display })),
    text: codes[0]?.[1],
  });

const quantity = (value: number, { code, unit }: Unit): Quantity => ({ value, unit, system: ucum, code });

const pressures = ({ systolic, diastolic }: FhirBloodPressureInput): NonNullable<Observation['component']> =>
  [
    { sign: vitalSigns.systolic, value: systolic },
    { sign: vitalSigns.diastolic, value: diastolic },
  ].flatMap(({ sign, value }) =>
    value === null ? [] : [{ code: codeable(sign), valueQuantity: quantity(value, unitOf(sign)) }],
  );
