import type { StoryText } from '../story.ts';

/** First half of A7: from the sign-in of the nurse to the two documents of a transfer. */
export const a7Text: StoryText = {
  title: 'A7 Mauricette : admise, identifiée, prête à partir aux urgences',
  tells:
    'Mauricette arrive aux Tilleuls. La secrétaire l’admet et qualifie son identité avec INSi. ' +
    'L’infirmière remplit le dossier, puis prépare le dossier de liaison d’urgence et la fiche de transfert : ' +
    'les deux sont valides pour les outils officiels.',
  cast: [
    { key: 'mauricette', presented: 'Mauricette Delaunay, née LE GOFF, 89 ans, attendue aux Glycines, lit 104' },
    { key: 'tilleulsSecretary', presented: 'Sylvie Maillard, secrétaire des admissions des Tilleuls' },
    { key: 'tilleulsNurse', presented: 'Aurélie Besnard, infirmière des Glycines' },
  ],
  proves: ['INS/va1.21', 'INS/va1.54', 'INS/va1.18', 'SC.DOC.07.MS1'],
  steps: [
    {
      who: 'L’infirmière',
      does: 'se connecte avec Pro Santé Connect, en approuvant sur son téléphone',
      claims: [
        'son nom et les Tilleuls sont à l’écran',
        'Pro Santé Connect a reçu une demande d’authentification forte et l’a acceptée',
        'l’ouverture de session a laissé une trace',
      ],
    },
    {
      who: 'La secrétaire',
      does: 'cherche d’abord si Mauricette est déjà connue, sans trouver personne',
      claims: ['la recherche de doublons précède la saisie', 'aucune personne n’a été créée'],
    },
    {
      who: 'La secrétaire',
      does: 'admet Mauricette aux Glycines, lit 104, avec ses cinq traits stricts',
      claims: [
        'l’identité est provisoire et le matricule est absent',
        'le séjour est ouvert, avec qui l’a ouvert et quand',
        'le tableau de l’unité montre Mauricette au lit 104',
      ],
    },
    {
      who: 'La secrétaire',
      does: 'note la carte d’identité vue, de haute confiance',
      claims: ['l’identité est validée', 'la pièce est gardée avec sa date et son auteur'],
    },
    {
      who: 'La secrétaire',
      does: 'interroge INSi et accepte la réponse, identique trait pour trait',
      claims: [
        'INSi a reçu une recherche par traits, et rien de plus',
        'l’identité est qualifiée et porte un matricule de test',
        'les traits stricts sont verrouillés, et cela se voit',
      ],
    },
    {
      who: 'L’infirmière',
      does: 'remplit le dossier : allergies, problèmes, traitements, constantes, autonomie, directives, proches, médecin traitant',
      claims: [
        'chaque fait porte son auteur et son heure',
        'l’en-tête du dossier montre les allergies, les directives et la personne de confiance sans un clic',
        'chaque ouverture du dossier a laissé une trace',
      ],
    },
    {
      who: 'L’infirmière',
      does: 'prépare le dossier de liaison d’urgence et la fiche de transfert, en n’écrivant que le motif et les derniers événements',
      claims: ['ce qui manque ou a vieilli est dit avant la validation', 'le brouillon est gardé au fil de la frappe'],
    },
    {
      who: 'L’infirmière',
      does: 'valide les deux documents',
      claims: [
        'les deux documents sont validés et ne changent plus',
        'les deux documents portent l’INS qualifiée de Mauricette',
        'les deux documents sont valides selon nos règles, et selon les outils officiels quand ils sont donnés',
        'la copie PDF dit la même chose et porte le datamatrix',
      ],
    },
  ],
};
