import { codes } from './codes.ts';

/** HL7 ActCode. */
export const actCodeSystem = '2.16.840.1.113883.5.4';

/** TRE of the encounters HL7 does not know. */
export const nationalEncounterSystem = '1.2.250.1.213.1.1.4.2.291';

/** JDV_J142_TypeRencontre (CDA digest §1.16). */
export const encounterKinds = {
  ...codes(actCodeSystem, {
    inpatient: ['IMP', 'Hospitalisation (établissement, y compris HAD)'],
    emergency: ['EMER', 'Passage aux urgences (établissement)'],
    outpatient: ['AMB', 'Ambulatoire (hors établissement)'],
    field: ['FLD', 'Terrain (voie publique, hélicoptère, ambulance, etc.)'],
    home: ['HH', 'Soins à domicile (hors établissement)'],
    virtual: ['VR', "Virtuelle (exemple : RCP en l'absence du patient)"],
  }),
  ...codes(nationalEncounterSystem, {
    externalAct: ['EXTERNE', 'Acte et consultation externe (établissement)'],
    session: ['SEANCE', 'Séance (établissement ou libéral)'],
  }),
};

/** HL7 ParticipationFunction. */
export const participationFunctionSystem = '2.16.840.1.113883.5.88';

/** TRE of the functions HL7 does not know. */
export const nationalFunctionSystem = '1.2.250.1.213.1.1.4.2.280';

/** JDV_J47_FunctionCode (CDA digest §1.12). IPS-FR compares `Médecin Traitant` with a capital T: its writer says so, not this table. */
export const participantFunctions = {
  ...codes(participationFunctionSystem, {
    treatingDoctor: ['PCP', 'Médecin traitant'],
    admitter: ['ADMPHYS', "Responsable de l'admission"],
    attender: ['ATTPHYS', 'Référent - Responsable du patient dans la structure de soins'],
    discharger: ['DISPHYS', 'Responsable de la sortie'],
  }),
  ...codes(nationalFunctionSystem, {
    correspondent: ['CORRE', 'Correspondant'],
    sampler: ['PRELV', 'Préleveur'],
    referenceHospital: ['ES-REF', 'Etablissement de santé de référence'],
    preferredHospital: ['ES-PREF', 'Etablissement de santé de préférence'],
  }),
};
