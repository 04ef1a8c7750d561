import type { Note } from '../../verbs/note.ts';

/** What the nurse writes with her own hands. */
export const toldOnScreen: Note[] = [
  {
    what: 'Allergie',
    keep: 'Noter une allergie',
    touch: ['Médicament', 'Grave'],
    write: { 'À quoi': 'Amoxicilline', 'Ce qui s’est passé': 'Urticaire puis œdème des lèvres' },
  },
  {
    what: 'Problème en cours',
    keep: 'Noter un problème',
    write: { Lequel: 'Fibrillation auriculaire permanente', Depuis: '03/2019' },
  },
  {
    what: 'Traitement',
    keep: 'Noter un traitement',
    touch: ['Matin', 'Soir'],
    choose: { Unité: 'comprimé' },
    write: { Médicament: 'Apixaban 2,5 mg, comprimé pelliculé', 'Dose à chaque prise': '1' },
  },
  {
    what: 'Constantes',
    keep: 'Noter des constantes',
    touch: ['Éveillé·e'],
    write: {
      'Température en °C': '37,4',
      'Tension systolique en mmHg': '108',
      'Tension diastolique en mmHg': '62',
      'Pouls en /min': '96',
    },
  },
  {
    what: 'Directive anticipée',
    keep: 'Noter une directive',
    touch: ['Directives anticipées'],
    write: { 'Ce qu’elle dit': 'Ne souhaite pas de réanimation en cas d’arrêt cardiaque.', 'Datée de': '11/02/2025' },
  },
  {
    what: 'Proche',
    keep: 'Noter un proche',
    touch: ['À prévenir en cas d’urgence', 'Personne de confiance'],
    choose: { Lien: 'Fille' },
    write: { Prénom: 'Françoise', Nom: 'Delaunay', Portable: '06 39 98 00 12' },
  },
];
