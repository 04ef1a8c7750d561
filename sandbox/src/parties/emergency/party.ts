import { actorOf, placeOf } from '../people.ts';
import type { Party } from '../party.ts';

const place = placeOf('sablierHospital');

/** The emergency department of the town. */
export const emergencyDepartment: Party = {
  base: '/urgences',
  name: `Urgences du ${place.outsider.name.replace(/^Centre/, 'centre')}`,
  does: 'Lire ce que l’établissement envoie, ouvrir le DMP, puis renvoyer la personne avec sa fiche de retour, le compte rendu et la lettre de liaison.',
  actors: [
    actorOf('emergencyDoctor', 'sablierHospital', 'médecin des urgences'),
    actorOf('emergencyNurse', 'sablierHospital', 'infirmier d’accueil des urgences'),
  ],
  boxes: [
    { key: 'service', label: `${place.outsider.name}, urgences`, address: place.outsider.mssante },
    { key: 'medecin', label: 'Dr_Sophie_REYNAUD', address: 'sophie.reynaud@ch-sablier.mssante.fr' },
  ],
};
