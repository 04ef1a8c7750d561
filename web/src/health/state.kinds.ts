import type { ContentOf } from '../facts/content.ts';
import type { Kind } from '../facts/kind.ts';
import { spokenSince } from '../facts/spoken.ts';
import { joined } from '../facts/typed.ts';
import { spokenCivilDate } from '../design/french-dates.ts';
import { deviceFamilies, directiveTypes, levels, risks, wordOf } from './words.ts';

export const risk: Kind<ContentOf<'risk'>> = {
  kind: 'risk',
  module: 'health',
  name: 'Alerte ou risque',
  one: 'un risque',
  blank: () => ({ level: 'watch' }),
  fields: [
    { as: 'choice', name: 'risk', label: 'Lequel', required: true, options: risks },
    { as: 'choice', name: 'level', label: 'Niveau', required: true, options: levels },
    {
      as: 'text',
      name: 'comment',
      label: 'Ce qu’il faut savoir ou faire',
      placeholder: 'Barrières la nuit, accompagner aux toilettes…',
    },
    { as: 'line', name: 'label', label: 'Autres mots pour l’en-tête', later: true },
  ],
  complete: (said) => ({ ...said, label: said['label'] ?? riskLabel(said['risk']) }),
  typedFrom: ({ kind: _kind, label, ...rest }) => ({ ...rest, label: label === riskLabel(rest.risk) ? '' : label }),
  title: ({ label }) => label,
  details: ({ level, comment }) => [wordOf(levels, level), comment],
  alarming: ({ level }) => level === 'high',
  endVerb: 'Lever ce risque',
};

const riskLabel = (value: unknown): string => {
  const word = wordOf(risks, value);
  return word === '' ? '' : `Risque : ${word.charAt(0).toLocaleLowerCase('fr')}${word.slice(1)}`;
};

export const stateObservation: Kind<ContentOf<'state-observation'>> = {
  kind: 'state-observation',
  module: 'health',
  name: 'Observation de l’état',
  one: 'une observation',
  blank: () => ({}),
  fields: [
    { as: 'yes-no', name: 'present', label: 'Observé', yes: 'Oui', no: 'Non', required: true },
    { as: 'text', name: 'comment', label: 'Remarque' },
  ],
  title: ({ code, present }) => `${capital(code.display)}\u00A0: ${present ? 'oui' : 'non'}`,
  details: ({ comment }) => [comment],
  endVerb: 'Ne plus affirmer',
};

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

export const device: Kind<ContentOf<'device'>> = {
  kind: 'device',
  module: 'health',
  name: 'Dispositif ou prothèse',
  one: 'un dispositif ou une prothèse',
  blank: () => ({ family: 'prosthesis' }),
  fields: [
    { as: 'choice', name: 'family', label: 'Nature', required: true, options: deviceFamilies },
    {
      as: 'line',
      name: 'label',
      label: 'Lequel',
      required: true,
      proposals: [
        'Lunettes',
        'Prothèse dentaire',
        'Appareil auditif',
        'Pacemaker',
        'Prothèse de hanche',
        'Fauteuil roulant',
        'Déambulateur',
      ],
    },
    { as: 'known-date', name: 'since', label: 'Depuis', later: true },
    { as: 'text', name: 'comment', label: 'Remarque', later: true },
  ],
  title: ({ label }) => label,
  details: ({ family, since, comment }) => [
    joined(wordOf(deviceFamilies, family), since && spokenSince(since)),
    comment,
  ],
};

export const directive: Kind<ContentOf<'directive'>> = {
  kind: 'directive',
  module: 'health',
  name: 'Directive anticipée',
  one: 'une directive',
  blank: () => ({ type: 'advance-directives', exists: true }),
  fields: [
    { as: 'choice', name: 'type', label: 'Au sujet de', required: true, options: directiveTypes },
    {
      as: 'yes-no',
      name: 'exists',
      label: 'La personne',
      yes: 'l’a écrite ou dite',
      no: 'a été interrogée, n’en a pas',
      required: true,
    },
    { as: 'yes-no', name: 'accepted', label: 'Sur ce sujet, elle', yes: 'accepte', no: 'refuse' },
    { as: 'text', name: 'summary', label: 'Ce qu’elle dit' },
    { as: 'line', name: 'whereKept', label: 'Où la trouver', placeholder: 'Classeur de l’infirmerie, DMP…' },
    { as: 'known-date', name: 'date', label: 'Datée de' },
  ],
  title: ({ type, exists }) =>
    `${wordOf(directiveTypes, type)}${exists ? '' : '\u00A0: aucune, la personne a été interrogée'}`,
  details: ({ accepted, summary, whereKept, date }) => [
    joined(accepted === undefined ? undefined : accepted ? 'accepté' : 'refusé', summary),
    joined(whereKept && `Où\u00A0: ${whereKept}`, date && spokenCivilDate(date)),
  ],
};

export const palliativeCare: Kind<ContentOf<'palliative-care'>> = {
  kind: 'palliative-care',
  module: 'health',
  name: 'Soins palliatifs',
  one: 'ce qui est décidé des soins palliatifs',
  blank: () => ({}),
  fields: [
    { as: 'yes-no', name: 'present', label: 'Prise en charge palliative', yes: 'Oui', no: 'Non', required: true },
    { as: 'text', name: 'comment', label: 'Remarque' },
  ],
  title: ({ present }) => (present ? 'En soins palliatifs' : 'Pas de soins palliatifs'),
  details: ({ comment }) => [comment],
  alarming: ({ present }) => present,
};
