import type { ContentOf } from '../facts/content.ts';
import type { Kind } from '../facts/kind.ts';
import { joined } from '../facts/typed.ts';
import { spokenCivilDate } from '../design/french-dates.ts';
import { events, habitSubjects, wordOf } from './words.ts';

export const habit: Kind<ContentOf<'habit'>> = {
  kind: 'habit',
  module: 'health',
  name: 'Habitude de vie',
  one: 'une habitude',
  blank: () => ({}),
  fields: [
    { as: 'choice', name: 'about', label: 'Au sujet de', required: true, options: habitSubjects },
    {
      as: 'text',
      name: 'text',
      label: 'Ce qu’il faut savoir',
      required: true,
      placeholder: 'Prend son café noir, sans sucre, avant la toilette.',
    },
  ],
  title: ({ about }) => wordOf(habitSubjects, about),
  details: ({ text }) => [text],
};

export const vaccination: Kind<ContentOf<'vaccination'>> = {
  kind: 'vaccination',
  module: 'health',
  name: 'Vaccination',
  one: 'une vaccination',
  blank: () => ({}),
  fields: [
    {
      as: 'line',
      name: 'label',
      label: 'Vaccin',
      required: true,
      proposals: ['Grippe', 'Covid-19', 'Pneumocoque', 'DTP', 'Zona'],
    },
    { as: 'known-date', name: 'date', label: 'Date', required: true },
    { as: 'line', name: 'lot', label: 'Numéro de lot', later: true },
    { as: 'text', name: 'comment', label: 'Remarque', later: true },
  ],
  title: ({ label }) => label,
  details: ({ date, lot, comment }) => [joined(spokenCivilDate(date), lot && `lot ${lot}`), comment],
  endVerb: null,
};

export const event: Kind<ContentOf<'event'>> = {
  kind: 'event',
  module: 'health',
  name: 'Évènement',
  one: 'un évènement',
  blank: () => ({}),
  timed: true,
  fields: [
    { as: 'choice', name: 'event', label: 'Quoi', required: true, options: events },
    {
      as: 'text',
      name: 'text',
      label: 'Ce qui s’est passé, ce que vous avez fait',
      placeholder: 'Retrouvée au pied du lit, consciente, douleur à la hanche…',
    },
    { as: 'line', name: 'label', label: 'En un mot', help: 'Si «\u00A0Autre\u00A0», ou pour être précis', later: true },
  ],
  complete: (said) => ({
    ...said,
    label: said['label'] ?? (said['event'] === undefined ? undefined : wordOf(events, said['event'])),
  }),
  typedFrom: ({ kind: _kind, label, ...rest }) => ({
    ...rest,
    label: label === wordOf(events, rest.event) ? '' : label,
  }),
  title: ({ label }) => label,
  details: ({ text }) => [text],
  endVerb: null,
};
