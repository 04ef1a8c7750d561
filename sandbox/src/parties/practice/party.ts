import { actorOf, placeOf } from '../people.ts';
import type { Actor } from '../people.ts';
import type { Party } from '../party.ts';

const place = placeOf('quaiPractice');

/** The practice of the médecin traitant. */
export const practice: Party = {
  base: '/cabinet',
  name: place.outsider.name,
  does: 'Recevoir les nouvelles des personnes suivies, lire leur DMP, y déposer une synthèse médicale ou une ordonnance.',
  actors: [actorOf('generalPractitioner', 'quaiPractice', 'médecin traitant')],
  boxes: [
    { key: 'cabinet', label: place.outsider.name, address: place.outsider.mssante },
    { key: 'medecin', label: 'Dr_Gérard_LEMOINE', address: 'gerard.lemoine@medecin.mssante.fr' },
  ],
};

const laboratory = placeOf('valleeLaboratory');

/** Who signs at the laboratory: nobody of the cast works there, so the town has its own. */
export const biologist: Actor = {
  key: 'biologist',
  name: 'Nadia FERRY',
  job: 'biologiste',
  signs: {
    psIdNat: '810199000299',
    familyName: 'Ferry',
    givenName: 'Nadia',
    civility: 'MME',
    isDoctor: true,
    specialty: { code: 'G15_10/SM03', display: 'Médecin - Biologie médicale (SM)', system: '1.2.250.1.213.1.1.4.5' },
    place: laboratory.signs,
  },
  viewer: {
    kind: 'professional',
    id: '810199000299',
    name: 'Nadia FERRY',
    professionCode: '10',
    professionSystem: '1.2.250.1.71.1.2.7',
    structureId: laboratory.signs.structIdNat,
    structureName: laboratory.signs.name,
  },
};

export const laboratoryMailbox = { label: laboratory.outsider.name, address: laboratory.outsider.mssante };
