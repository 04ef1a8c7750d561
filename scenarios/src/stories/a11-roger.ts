import { story } from '../story.ts';
import { doctorWritesSynthesis } from './a11/1-doctor-writes-synthesis.ts';
import { nurseAnnounces } from './a11/2-nurse-announces.ts';
import { emergencyPrepares } from './a11/3-emergency-prepares.ts';
import { doctorIsTold } from './a11/4-doctor-is-told.ts';
import { nurseNotesReturn } from './a11/5-nurse-notes-return.ts';
import { doctorIsToldAgain } from './a11/6-doctor-is-told-again.ts';

/** Somebody over 75 goes to the emergency department, announced: read before arrival, the GP told without a click. */
export const a11Roger = story('a11-roger', 'A11 Roger : un passage aux urgences annoncé', {
  tells:
    'Après une téléconsultation, le médecin traitant et l’EHPAD annoncent la venue de Roger aux urgences. ' +
    'L’urgentiste a lu sa synthèse médicale et son document de liaison avant son arrivée. ' +
    'Le médecin traitant apprend le départ puis le retour par MSSanté, sans que personne ait cliqué.',
  cast: [
    { key: 'roger', presented: 'Roger Moulin, 87 ans, résident des Glycines, diabétique' },
    { key: 'generalPractitioner', presented: 'Gérard Lemoine, médecin traitant au cabinet du Quai' },
    { key: 'tilleulsNurse', presented: 'Aurélie Besnard, infirmière des Glycines' },
    { key: 'emergencyDoctor', presented: 'Sophie Reynaud, urgentiste au centre hospitalier du Sablier' },
  ],
  proves: [],
  steps: [doctorWritesSynthesis, nurseAnnounces, emergencyPrepares, doctorIsTold, nurseNotesReturn, doctorIsToldAgain],
});
