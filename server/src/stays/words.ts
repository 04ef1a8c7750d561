import type { MovementKind, StayKind, StayState } from './stay.ts';

export const stayKindInFrench: Record<StayKind, string> = {
  'hebergement-permanent': 'Hébergement permanent',
  'hebergement-temporaire': 'Hébergement temporaire',
  'accueil-de-jour': 'Accueil de jour',
  'accompagnement-a-domicile': 'Accompagnement à domicile',
};

export const stayStateInFrench: Record<StayState, string> = {
  planned: 'Attendu',
  present: 'Présent',
  absent: 'Absent',
  hospitalised: 'Hospitalisé',
  discharged: 'Sorti',
  deceased: 'Décédé',
};

export const movementInFrench: Record<MovementKind, string> = {
  admission: 'Admission',
  move: 'Changement de chambre',
  absence: 'Absence',
  hospitalisation: 'Transfert à l’hôpital',
  return: 'Retour',
  discharge: 'Sortie',
  death: 'Décès',
};
