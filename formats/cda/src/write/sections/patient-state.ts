import { patientStateCodes } from '../../codes/patient-state.ts';
import { patientStateSubjects } from '../../models/patient-state.ts';
import type { PatientState, PatientStateSubject } from '../../models/patient-state.ts';
import { loinc } from '../../codes/code-systems.ts';
import { simpleObservation } from '../entries/simple-observation.ts';
import { yesNoValue } from '../markup.ts';
import { cell, yesNo } from '../narrative.ts';
import type { Section } from '../section.ts';

const anchorOf = (subject: PatientStateSubject): string => `etat-${subject}`;

const inFrench: Record<PatientStateSubject, string> = {
  'able-to-communicate': 'Capable de communiquer',
  'well-oriented': 'Bien orienté(e)',
  disoriented: 'Désorienté(e)',
  agitation: 'Agitation',
  uncooperative: 'Opposition, comportement non conciliant',
  'suicidal-behaviour': 'Comportement suicidaire',
  'low-vision': 'Malvoyance',
  'hearing-loss': 'Perte auditive',
  'speech-disorder': 'Trouble du langage',
  falls: 'Chutes',
  wandering: 'Errance',
  'running-away': 'Fugue',
  'physical-restraint': 'Contention physique',
  'pressure-sore-risk': "Risque d'escarre",
  choking: 'Fausses routes alimentaires',
};

/** Résultats d'évènements of a DLU (CDA digest §4.3 line 8): all the subjects, unanswered ones included. */
export const patientState: Section<PatientState> = {
  templateIds: ['1.3.6.1.4.1.19376.1.5.3.1.1.21.2.9', '1.3.6.1.4.1.19376.1.7.3.1.1.13.7', '1.2.250.1.213.1.1.2.163'],
  code: loinc('42545-4', 'Evènements observés'),
  title: 'État de la personne',
  narrative: (state) => [
    {
      kind: 'table',
      head: ['Observation', 'Réponse'],
      rows: patientStateSubjects.map((subject) => [
        cell(inFrench[subject], anchorOf(subject)),
        cell(yesNo(state[subject])),
      ]),
    },
  ],
  entries: (state, { newId }) =>
    patientStateSubjects.map((subject) =>
      simpleObservation(
        {
          code: patientStateCodes[subject],
          anchor: anchorOf(subject),
          time: undefined,
          value: yesNoValue(state[subject]),
        },
        newId,
      ),
    ),
};
