import { spokenCivilDate } from '../design/french-dates.ts';
import type { ContentOf } from '../facts/content.ts';
import type { Kind } from '../facts/kind.ts';
import { cleaned, joined } from '../facts/typed.ts';
import { ObjectivesFields, objectivesOf } from './objectives.fields.tsx';

export const personalProject: Kind<ContentOf<'personal-project'>> = {
  kind: 'personal-project',
  module: 'careplan',
  name: 'Projet personnalisé',
  one: 'le projet personnalisé',
  blank: () => ({ objectives: [] }),
  fields: [
    {
      as: 'line',
      name: 'inOneLine',
      label: 'Le projet en une ligne',
      required: true,
      placeholder: 'Continuer à jardiner et revoir sa sœur chaque mois',
    },
    { as: 'text', name: 'wishes', label: 'Ce que la personne souhaite, avec ses mots' },
    { as: 'day', name: 'signedOn', label: 'Signé le' },
    { as: 'day', name: 'reviewOn', label: 'À revoir le' },
  ],
  After: ObjectivesFields,
  complete: (said) => ({
    wishes: '',
    ...said,
    objectives: objectivesOf(said).map((objective) => ({ means: '', byWhom: '', ...cleaned({ ...objective }) })),
  }),
  title: ({ inOneLine }) => inOneLine,
  details: ({ wishes, objectives, signedOn, reviewOn }) => [
    wishes,
    objectives.length > 0 ? `${objectives.length} ${objectives.length > 1 ? 'objectifs' : 'objectif'}` : undefined,
    joined(signedOn && `signé le ${spokenCivilDate(signedOn)}`, reviewOn && `à revoir le ${spokenCivilDate(reviewOn)}`),
  ],
  endVerb: 'Clore ce projet',
};

export const careInstruction: Kind<ContentOf<'care-instruction'>> = {
  kind: 'care-instruction',
  module: 'careplan',
  name: 'Consigne d’accompagnement',
  one: 'une consigne',
  blank: () => ({}),
  fields: [
    {
      as: 'text',
      name: 'text',
      label: 'La consigne',
      required: true,
      placeholder: 'Proposer le fauteuil après le déjeuner',
    },
    { as: 'line', name: 'when', label: 'Quand', placeholder: 'Chaque matin, les jours de douche…' },
  ],
  title: ({ text }) => text,
  details: ({ when }) => [when],
  endVerb: 'Terminer cette consigne',
};
