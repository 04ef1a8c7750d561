import type { InquiryState } from './tables.ts';

export const inquiryStateInFrench: Record<InquiryState, string> = {
  waiting: 'En attente de la réponse d’INSi',
  found: 'Une identité trouvée',
  nobody: 'Personne n’a été trouvé avec ces traits',
  several: 'Plusieurs personnes à ces traits',
  'not-importable': 'Identité incomplète, non reprise',
  confirmed: 'Matricule confirmé',
  contradicted: 'Matricule non confirmé',
  failed: 'INSi n’a pas pu répondre',
  accepted: 'Réponse acceptée',
  dismissed: 'Réponse écartée',
};

/** What to do when the state alone tells it. */
export const inquiryTodoInFrench: Partial<Record<InquiryState, string>> = {
  waiting: 'Continuez votre travail : la réponse s’affichera ici.',
  nobody:
    'Essayez un autre prénom de la pièce, un tiret ou une espace en plus ou en moins. La personne peut exister sans être connue d’INSi : elle garde alors son statut.',
  several: 'Ajoutez les autres prénoms de naissance et vérifiez le lieu de naissance, puis interrogez à nouveau.',
  'not-importable': 'Écartez la réponse : l’identité garde son statut.',
  contradicted:
    'Le matricule a été retiré. Vérifiez les traits sur la pièce d’identité, puis interrogez à nouveau INSi.',
  failed: 'L’identité saisie est conservée. Interrogez à nouveau INSi plus tard.',
};
