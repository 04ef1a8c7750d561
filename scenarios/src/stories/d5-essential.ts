import { story } from '../story.ts';
import { practitionerDeposits } from './d5/1-practitioner-deposits.ts';
import { hospitalSends } from './d5/2-hospital-sends.ts';
import { secretaryWelcomes } from './d5/3-secretary-welcomes.ts';
import { doctorRecordsConsent } from './d5/4-doctor-records-consent.ts';
import { doctorPrepares } from './d5/5-doctor-prepares.ts';
import { doctorReads } from './d5/6-doctor-reads.ts';
import { sheSeesWhoLooked } from './d5/7-she-sees-who-looked.ts';

/** Somebody arrives: the priority documents of their DMP, prepared in one act, on one page. */
export const d5Essential = story('d5-essential', 'D5 L’essentiel du DMP d’une personne qui arrive', {
  tells:
    'Mauricette arrive aux Tilleuls en sortant de l’hôpital. Le médecin coordonnateur note son accord, prépare en un geste ' +
    'l’essentiel du DMP des arrivées du jour, puis lit sur une page ses allergies, ses antécédents et ses derniers documents ; ' +
    'ce qui manque est dit.',
  cast: [
    { key: 'mauricette', presented: 'Mauricette Delaunay, née LE GOFF, 89 ans, attendue aux Glycines' },
    { key: 'generalPractitioner', presented: 'Gérard Lemoine, son médecin traitant' },
    { key: 'emergencyDoctor', presented: 'Sophie Reynaud, urgentiste au centre hospitalier du Sablier' },
    { key: 'tilleulsSecretary', presented: 'Sylvie Maillard, secrétaire des admissions des Tilleuls' },
    { key: 'tilleulsCoordinatingDoctor', presented: 'Philippe Aubert, médecin coordonnateur des Tilleuls' },
  ],
  proves: ['SC.DMP/UX.43'],
  steps: [
    practitionerDeposits,
    hospitalSends,
    secretaryWelcomes,
    doctorRecordsConsent,
    doctorPrepares,
    doctorReads,
    sheSeesWhoLooked,
  ],
});
